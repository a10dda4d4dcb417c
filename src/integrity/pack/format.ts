/** What stands at the head of every baseline pack; docs/reference/baseline-format.md describes the whole. */
export const magic = Buffer.from('swbase\0\u0001', 'latin1');
export const CHECKSUM_BYTES = 32;

/** Bounds that a pack must keep to, so that a hostile one cannot fill the memory. */
export const bounds = {
  header: 1024 * 1024,
  releases: 10_000,
  contents: 8_000_000,
  paths: 4_000_000,
  entries: 16_000_000,
  sets: 2_000_000,
  lines: 64_000_000,
  /** Unpacked bytes of one section. */
  section: 512 * 1024 * 1024,
} as const;

export const sectionNames = ['contents', 'paths', 'entries', 'lines'] as const;
export type SectionName = (typeof sectionNames)[number];

/** Where one section lies, counted from the end of the header. */
export interface Section {
  readonly name: SectionName;
  /** Bytes in the file. */
  readonly packed: number;
  /** Bytes once unpacked. */
  readonly length: number;
}

/** The head of a pack, as JSON. */
export interface PackHead {
  /** What it is a baseline of, such as `opencart` or `wordpress`. */
  readonly of: string;
  /** The day it was made, `YYYY-MM-DD`. */
  readonly made: string;
  /** Where the contents come from, in words. */
  readonly sources: readonly string[];
  /** In the order of their versions. */
  readonly releases: readonly string[];
  readonly counts: {
    readonly contents: number;
    readonly paths: number;
    readonly entries: number;
    readonly sets: number;
    readonly lines: number;
  };
  readonly sections: readonly Section[];
}
