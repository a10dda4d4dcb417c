import { type Fact, fact } from '../../core/fact.ts';
import type { Certainty } from '../../core/report.ts';

/** One engine as it was recognised from one side. */
export type SeenEngine = {
  readonly id: string;
  readonly certainty: Certainty;
  readonly edition?: string;
  readonly editionName?: string;
  readonly versions: readonly SeenVersion[];
  /** Files only: the folder below the root in which the store lies; empty if it is the root. */
  readonly root?: string;
};
export type SeenVersion = { readonly version: string; readonly place: string; readonly certainty: Certainty };

export const inFiles: Fact<SeenEngine | null> = fact('engine.in-files', 'The engine as the files show it.');
export const inDatabase: Fact<SeenEngine | null> = fact('engine.in-database', 'The engine as the tables show it.');
export const onWeb: Fact<SeenEngine | null> = fact('engine.on-web', 'The engine as the pages show it.');
export const told: Fact<SeenEngine | null> = fact('engine.told', 'The engine that the user named.');

export type Recognised = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'self-hosted' | 'hosted' | 'headless';
  readonly certainty: Certainty;
  /** A key such as `adobe-commerce`; absent for the engine's plain edition. */
  readonly edition?: string;
  /** What people call it, edition included. */
  readonly editionName: string;
  /** The one to believe. */
  readonly version?: string;
  /** Every place where one stands. */
  readonly versions: readonly SeenVersion[];
  readonly from: readonly ('told' | 'files' | 'database' | 'web')[];
};
/** `null`: it was looked for and is none that storewarden knows. */
export const recognised: Fact<Recognised | null> = fact('engine.recognised', 'Which engine the store runs on.');

export type ConfigView = {
  readonly prefix: string;
  readonly adminPath?: string;
  readonly url?: string;
  readonly debug?: boolean;
  readonly flags: Readonly<Record<string, string | number | boolean>>;
  /** Per login of the store's configuration: nothing secret. */
  readonly databases: readonly {
    readonly driver: string;
    readonly host: string;
    readonly user: string;
    readonly password: 'empty' | 'same-as-user' | 'short' | 'set';
  }[];
};
export const config: Fact<ConfigView | null> = fact(
  'engine.config',
  "What the store's own configuration says, without secrets.",
);

export type ExtensionSeen = {
  readonly name: string;
  readonly version?: string;
  readonly kind: string;
  readonly enabled?: boolean;
  readonly place: string;
  readonly ecosystem: string;
};
export const extensions: Fact<readonly ExtensionSeen[]> = fact(
  'engine.extensions',
  'Extensions, themes and packages with their versions.',
);
export const extensionsInFiles: Fact<readonly ExtensionSeen[]> = fact(
  'engine.extensions-in-files',
  'Extensions as the files show them.',
);
export const extensionsInDatabase: Fact<readonly ExtensionSeen[]> = fact(
  'engine.extensions-in-database',
  'Extensions as the tables list them.',
);
