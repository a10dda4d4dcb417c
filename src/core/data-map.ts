import type { Masked } from './masked.ts';

/** What one column holds of one kind. */
export type DataColumn = {
  readonly table: string;
  readonly column: string;
  readonly kind: 'card' | 'bank' | 'personal' | 'secret';
  /** What it is: the id of the detector. */
  readonly holds: string;
  /** Rows in which something stands, those that hold it, and of those the ones with published test values. */
  readonly filled: number;
  readonly rows: number;
  readonly tests: number;
  readonly confidence: 'certain' | 'firm' | 'tentative';
  /** The numbers are those of a sample, grown to the size of the table. */
  readonly estimated: boolean;
  readonly oldest?: string;
  readonly newest?: string;
  /** At most three, all different. */
  readonly samples: readonly Masked[];
};

/** Where a store keeps what thieves want. */
export type DataMap = {
  /** Tables that were looked through, and their rows. */
  readonly tables: number;
  readonly rows: number;
  /** At most 2,000. */
  readonly columns: readonly DataColumn[];
};
