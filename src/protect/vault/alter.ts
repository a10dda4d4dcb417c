import type { CellRow, Key, UndoValue, VaultDatabase, VaultPlace, VaultValue } from '../../core/vault-database.ts';
import { blanked, type Cells, changeCell, truncated } from './change.ts';
import { fingerprint, macOf } from './derive.ts';
import type { Keys } from './keys.ts';
import { isCode, type PlanRow } from './plan.ts';
import { type DataKey, type Opener, rowKey, type Sealer, sealedText } from './sealed.ts';
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
  readonly seal: Sealer;
  readonly sealUndo: Sealer;
  readonly open: Opener;
  readonly tokens: TokenMaker;
  /** Tokens of the batch under way. */
  readonly fresh: Set<string>;
  readonly isErasing: boolean;
  /** Triggers may change what is written: it is read back. */
  readonly isWatched: boolean;
  place: VaultPlace;
  /** So many batches more, tokens are looked up before they are written, because one was taken. */
  crowded: number;
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
export function alter(work: Work, { key, cells }: CellRow, loose = false): Altered | 'left' | undefined {
  const seen = cells[0];
  if (seen === undefined || seen === null) return undefined;
  if (work.isErasing) return eraseCell(work, key, seen);
  const change = changeCell(seen, work.cells, (written) => instead(work, key, written, loose));
  if (!change) return undefined;
  if (work.longest !== undefined && change.after.length > Math.max(work.longest, seen.length)) return 'left';
  if (work.isNumber && !fitsNumber(change.after, work.longest)) return 'left';
  const { after, before, taken, erased } = change;
  const isToken = work.row.method === 'token';
  const values = isToken ? taken.map(({ clear, instead: token }) => valueOf(work, rowKey(key), clear, token)) : [];
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

function instead(work: Work, key: Key, written: string, loose: boolean): string {
  const { method } = work.row;
  if (method === 'token') return freshToken(work, written, loose);
  if (method === 'encrypt') return sealedText(work.seal(written, rowKey(key)));
  return method === 'truncate' ? truncated(written) : blanked(written);
}

function freshToken(work: Work, written: string, loose: boolean): string {
  for (let tried = 0; ; tried++) {
    const token = work.tokens.make(written, loose || tried > 20);
    const digits = tokenDigits(token);
    if (work.fresh.has(digits)) continue;
    work.fresh.add(digits);
    return token;
  }
}

function valueOf(work: Work, row: string, clear: string, written: string): Omit<VaultValue, 'id'> {
  const token = tokenDigits(written);
  return {
    place: work.place.id,
    row,
    token,
    sealed: work.seal(clear, valueRow(row, token)),
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
  // Once the way back is purged, nothing is kept for it any more.
  if (taken.length === 0 || work.place.purged !== '') return undefined;
  let back = after;
  for (const one of taken) back = back.replace(one.instead, () => one.clear);
  const opens = work.row.method === 'token' || work.row.method === 'encrypt';
  if (opens && back === before) return undefined;
  return {
    place: work.place.id,
    row: rowKey(key),
    sealed: work.sealUndo(before, rowKey(key)),
    after: macOf(work.keys.fingerprint, after),
    key: work.undo.id,
  };
}
