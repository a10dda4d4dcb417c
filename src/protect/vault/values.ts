import type { UndoValue, VaultPlace, VaultValue } from '../../core/vault-database.ts';
import type { Keys } from './keys.ts';
import type { Nonces } from './nonces.ts';
import { type DataKey, fromSealedText, open, seal } from './sealed.ts';

/** A value of the vault is bound to its token too. */
export function valueRow(row: string, token: string): string {
  return `${row}${token}`;
}

/** What a value of the vault holds; `undefined` if it was changed, moved, or its key is gone. */
export function openValue(value: VaultValue, place: VaultPlace, keys: Keys): string | undefined {
  return open(
    value.sealed,
    { table: place.table, column: place.column, row: valueRow(value.row, value.token) },
    keys.keyOf,
  );
}

/** The same value under another key. */
export function resealValue(value: VaultValue, place: VaultPlace, clear: string, key: DataKey, nonces: Nonces): Buffer {
  return seal(clear, { table: place.table, column: place.column, row: valueRow(value.row, value.token) }, key, nonces);
}

/** What stood in a cell before. */
export function openUndo(value: UndoValue, place: VaultPlace, keys: Keys): string | undefined {
  return open(value.sealed, { table: place.table, column: place.column, row: value.row }, keys.keyOf);
}

/** What a sealed text in a column holds, if it stands in the row that it was sealed for. */
export function openInPlace(text: string, row: string, place: VaultPlace, keys: Keys): string | undefined {
  const sealed = fromSealedText(text);
  return sealed && open(sealed, { table: place.table, column: place.column, row }, keys.keyOf);
}
