import { type Fact, fact } from '../../core/fact.ts';

/** Where one version stands among the releases that are known. */
export type Standing = {
  /** "WordPress", "Magento Open Source". */
  readonly name: string;
  readonly version: string;
  readonly place: string;
  readonly certainty: 'certain' | 'firm' | 'tentative';
  /** It names fewer parts than releases have ("2.4"), so that it stands for many. */
  readonly coarse: boolean;
  /** Releases of its own line (2.4.6, 8.2) that came after it, pre-releases left out. */
  readonly behind: number;
  /** Of those, releases that hold nothing but security fixes. */
  readonly behindSecurity: number;
  /** When the first of them came: since then it is behind. `YYYY-MM-DD`. */
  readonly since?: string;
  readonly newestOfLine?: string;
  readonly newest?: string;
  readonly newestDate?: string;
  readonly released?: string;
  /** Its makers call this version insecure. */
  readonly insecure?: true;
};
export const standing: Fact<readonly Standing[]> = fact(
  'world.standing',
  'How the store’s engine stands among its known releases.',
);

/** How long one line of a product is cared for. */
export type Life = {
  /** "PHP", "WordPress". */
  readonly name: string;
  readonly version: string;
  readonly place: string;
  readonly line: string;
  /** ISO date; true: over at an unknown date; false: no end announced; null: unknown. */
  readonly end: string | boolean | null;
  /** The end of the maker's or the distribution's paid or long-term care, where it is longer. */
  readonly extendedEnd?: string;
  /** The last release of the line. */
  readonly latest?: string;
  readonly latestDate?: string;
  /** A line that is cared for, the newest one. */
  readonly newestLine?: string;
};
export const engineLife: Fact<readonly Life[]> = fact(
  'world.engine-life',
  'How long the makers care for this line of the engine.',
);
export const softwareLife: Fact<readonly Life[]> = fact(
  'world.software-life',
  'How long the makers care for the software below the store.',
);
