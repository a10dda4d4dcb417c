import type { CellRow, Key, UndoValue, VaultDatabase, VaultPlace, VaultValue } from '../../core/vault-database.ts';
import { blanked, type Cells, changeCell, truncated } from './change.ts';
import { fingerprint, macOf } from './derive.ts';
import type { Keys } from './keys.ts';
import type { Nonces } from './nonces.ts';
import { isCode, type PlanRow } from './plan.ts';
import { type DataKey, rowKey, seal, sealedText } from './sealed.ts';
import { tokenDigits, type TokenMaker } from './token.ts';
import { valueRow } from './values.ts';

/** One column that is being sealed, and all that it takes. */
export interface Work {
  readonly database: VaultDatabase;
  readonly keys: Keys;
  readonly row: PlanRow;
  readonly cells: Cells;
  readonly isNumber: boolean;
  readonly nullable: boolean;
  readonly longest: number | undefined;
  readonly values: DataKey;
  readonly undo: DataKey;
  readonly nonces: Nonces;
  readonly tokens: TokenMaker;
  readonly isErasing: boolean;
  place: VaultPlace;
}

/** One cell as it will be, and what the vault will hold for it. */
export interface Altered {
  readonly key: Key;
  readonly seen: string;
  readonly after: string | null;
  readonly values: readonly Omit<VaultValue, 'id'>[];
  readonly clears: readonly string[];
  readonly texts: readonly string[];
  readonly undo: Omit<UndoValue, 'id'> | undefined;
  readonly before: string;
  readonly erased: number;
}

/** What would become of a cell; `left` if it holds something in clear that cannot be changed here. */
export function alter(work: Work, { key, cells }: CellRow): Altered | 'left' | undefined {
  const seen = cells[0];
  if (seen === undefined || seen === null) return undefined;
  if (work.isErasing) return eraseCell(work, key, seen);
  const change = changeCell(seen, work.cells, (written) => instead(work, key, written));
  if (!change) return undefined;
  if (work.longest !== undefined && change.after.length > Math.max(work.longest, seen.length)) return 'left';
  if (work.isNumber && !fitsNumber(change.after, work.longest)) return 'left';
  const { after, before, taken, erased } = change;
  const isToken = work.row.method === 'token';
  const values = isToken ? taken.map(({ clear, instead: token }) => valueOf(work, key, clear, token)) : [];
  return {
    key,
    seen,
    after,
    before,
    erased,
    values,
    clears: taken.map(({ clear }) => clear),
    texts: taken.map((one) => one.instead),
    undo: undoOf(work, key, change),
  };
}

function fitsNumber(text: string, longest: number | undefined): boolean {
  return /^\d+$/.test(text) && (longest === undefined || text.length <= longest);
}

/** Verification codes are not kept, not even for undo. */
function eraseCell(work: Work, key: Key, seen: string): Altered | undefined {
  if (seen === '' || (work.isNumber && Number(seen) === 0)) return undefined;
  if (work.row.least === 'firm' && !isCode(seen)) return undefined;
  const after = work.nullable ? null : work.isNumber ? '0' : '';
  return { key, seen, after, before: '', erased: 1, values: [], clears: [], texts: [], undo: undefined };
}

function instead(work: Work, key: Key, written: string): string {
  const { method, table, column } = work.row;
  if (method === 'token') return work.tokens.make(written);
  if (method === 'encrypt')
    return sealedText(seal(written, { table, column, row: rowKey(key) }, work.values, work.nonces));
  return method === 'truncate' ? truncated(written) : blanked(written);
}

function valueOf(work: Work, key: Key, clear: string, written: string): Omit<VaultValue, 'id'> {
  const token = tokenDigits(written);
  const place = { table: work.row.table, column: work.row.column, row: valueRow(rowKey(key), token) };
  return {
    place: work.place.id,
    row: rowKey(key),
    token,
    sealed: seal(clear, place, work.values, work.nonces),
    fingerprint: fingerprint(work.keys.fingerprint, clear),
    key: work.values.id,
  };
}

/** Only where putting the numbers back in place of the tokens would not give the very same text. */
function undoOf(
  work: Work,
  key: Key,
  {
    after,
    before,
    taken,
  }: { readonly after: string; readonly before: string; readonly taken: readonly { clear: string; instead: string }[] },
): Omit<UndoValue, 'id'> | undefined {
  if (taken.length === 0) return undefined;
  let back = after;
  for (const one of taken) back = back.replace(one.instead, () => one.clear);
  if (work.row.method === 'token' && back === before) return undefined;
  const place = { table: work.row.table, column: work.row.column, row: rowKey(key) };
  return {
    place: work.place.id,
    row: rowKey(key),
    sealed: seal(before, place, work.undo, work.nonces),
    after: macOf(work.keys.fingerprint, after),
    key: work.undo.id,
  };
}
