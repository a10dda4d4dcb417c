import { type Fact, fact } from '../../core/fact.ts';
import type { Masked } from '../../core/masked.ts';

/** At most 100 of a kind; `more` counts the rest. */
export type Some<One> = { readonly seen: readonly One[]; readonly more: number };

export type ChangedSeen = {
  readonly path: string;
  /** Lines that stand in no release, as many as are shown. */
  readonly lines: readonly { readonly line: number; readonly excerpt: Masked }[];
  readonly moreLines: number;
  /** Not one line of it is known. */
  readonly whole: boolean;
  /** All foreign lines come from patches that the store declares. */
  readonly patched: boolean;
};

/** How the files of one part of the store, such as WordPress or its WooCommerce plugin, stand to official releases. */
export type PartSeen = {
  readonly name: string;
  /** Name of the baseline. */
  readonly pack: string;
  /** The version that the files say they are. */
  readonly claimed?: string;
  /** Why it was not compared. */
  readonly because?: string;
  readonly comparison?: {
    /** When the baseline was made, and how many releases it holds. */
    readonly made: string;
    readonly releases: number;
    /** The release that the files are of; absent where the baseline does not hold it. */
    readonly release?: string;
    readonly nearest?: { readonly release: string; readonly files: number };
    /** Who changed the release before handing it out, such as Debian. */
    readonly distribution?: string;
    readonly compared: number;
    readonly official: number;
    readonly changed: Some<ChangedSeen>;
    /** Code where only the release's own belongs. `official`: the same content lies elsewhere in a release. */
    readonly foreign: Some<{ readonly path: string; readonly official: boolean }>;
    readonly otherRelease: Some<string>;
    readonly missing: Some<string>;
  };
};
export const integrity: Fact<readonly PartSeen[]> = fact(
  'files.integrity',
  'How the files of the store stand to official releases: changed, foreign, missing.',
);
