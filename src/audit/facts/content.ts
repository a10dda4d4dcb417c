import { type Fact, fact } from '../../core/fact.ts';
import type { Confidence } from '../../core/finding.ts';
import type { Masked } from '../../core/masked.ts';

export type ContentSeen = {
  /** The columns that were read. */
  readonly columns: readonly {
    readonly table: string;
    readonly column: string;
    readonly rows: number;
    readonly whole: boolean;
  }[];
  readonly injections: readonly InjectionSeen[];
  /** Hosts from which scripts and frames come, other than the shop's own. */
  readonly hosts: readonly HostSeen[];
};
export type InjectionSeen = {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  /** What a browser does with the column; `script` columns are meant to hold scripts. */
  readonly holds: string;
  readonly mark: string;
  readonly says: string;
  readonly confidence: Confidence;
  readonly excerpt: Masked;
};
export type HostSeen = {
  readonly host: string;
  /** A service that shops widely use. */
  readonly known: boolean;
  readonly as: 'script' | 'frame';
  readonly rows: number;
  readonly table: string;
  readonly column: string;
  readonly row: string;
};
export const content: Fact<ContentSeen> = fact(
  'database.content',
  'Code in the content and settings that the database holds.',
);

export type AttackTrace = {
  readonly kind: 'template' | 'sql' | 'script';
  readonly table: string;
  readonly column: string;
  readonly rows: number;
  readonly row: string;
  readonly excerpt: Masked;
};
export const attackTraces: Fact<{ readonly columns: number; readonly traces: readonly AttackTrace[] }> = fact(
  'database.attack-traces',
  'Traces of attacks in what visitors typed.',
);

/** Layout instructions or directives that no shop needs, in a row of the database. */
export type PlantedLayout = {
  readonly kind: 'command' | 'filter-block' | 'outside-template' | 'probe';
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly excerpt: Masked;
};
export const plantedLayouts: Fact<{ readonly columns: number; readonly found: readonly PlantedLayout[] }> = fact(
  'database.planted-layouts',
  'Layout instructions and directives in content that run something.',
);
