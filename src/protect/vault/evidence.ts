import type { StoreColumn, VaultDatabase } from '../../core/vault-database.ts';
import { isVaultToken, luhnSum } from '../../detectors/card/vault-token.ts';
import { type Cells, countClear } from './change.ts';
import type { Least } from './find.ts';

/**
 * How many numbers of a column could be card numbers, and how many as long have the wrong check digit. One number alone
 * may be an order number that passes by chance (one in ten does); a column full of numbers that all pass is none.
 */
export interface Evidence {
  /** Numbers that any confidence would report, and tokens that stand where such numbers stood. */
  readonly hits: number;
  readonly misses: number;
}

export const noEvidence: Evidence = { hits: 0, misses: 0 };
const ENOUGH = 3;
const longRun = /\d(?:[ .-]?\d){12,18}/g;

/** The evidence with one cell more. */
export function weigh({ hits, misses }: Evidence, cell: string, cells: Cells): Evidence {
  if (cell.length < 12) return { hits, misses };
  let found = countClear(cell, { ...cells, least: 'tentative' });
  let wrong = 0;
  for (const run of cell.match(longRun) ?? []) {
    const digits = run.replace(/\D/g, '');
    if (isVaultToken(digits)) found += 1;
    else if (luhnSum(digits) % 10 !== 0) wrong += 1;
  }
  return { hits: hits + found, misses: misses + wrong };
}

/** From which confidence on a number of such a column counts. */
export function leastBy({ hits, misses }: Evidence): Least {
  return hits >= ENOUGH && hits >= misses ? 'tentative' : 'firm';
}

/** The same for a column that was sealed before, from its first rows. */
export async function leastOf(database: VaultDatabase, table: string, column: StoreColumn): Promise<Least> {
  const cells: Cells = { column: column.name, bytes: column.kind === 'bytes', least: 'tentative' };
  const page = await database.page({ table, columns: [column.name], after: undefined, limit: 2000, atLeast: 12 });
  return leastBy(page.reduce((sum, { cells: [cell] }) => weigh(sum, cell ?? '', cells), noEvidence));
}
