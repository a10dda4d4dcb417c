import type { Tools } from '../../core/tools.ts';
import type { VaultDatabase, VaultPlace, VaultValue } from '../../core/vault-database.ts';
import { isKeptToken, isVaultToken } from '../../detectors/card/vault-token.ts';
import { countClear } from './change.ts';
import { fingerprint } from './derive.ts';
import type { Keys } from './keys.ts';
import { cellsOf, isCode } from './plan.ts';
import { openInPlace, openUndo, openValue } from './values.ts';
import { keyIdOf, rowKey, sealedTextsIn } from './sealed.ts';

/** What a column that was sealed is like now. */
export interface Verified {
  readonly table: string;
  readonly column: string;
  readonly method: string;
  readonly state: string;
  /** Cells that hold something in clear. */
  readonly clear: number;
  /** Tokens and sealed texts in the column, and those of them that the vault does not know or cannot open. */
  readonly tokens: number;
  readonly unknown: number;
  /** Values in the vault for this column: they open; they are damaged; their key was shredded. */
  readonly opens: number;
  readonly damaged: number;
  readonly shredded: number;
}

const AT_ONCE = 2000;

/** Proves, cell by cell and value by value, that nothing in clear is left and that all opens. Changes nothing. */
export async function verifyColumn(
  database: VaultDatabase,
  keys: Keys,
  place: VaultPlace,
  tools: Tools,
): Promise<Verified> {
  const cells = await verifyCells(database, keys, place, tools);
  const values = await verifyValues(database, keys, place, tools);
  const { table, column, method, state } = place;
  return { table, column, method, state, ...cells, ...values };
}

async function verifyCells(database: VaultDatabase, keys: Keys, place: VaultPlace, tools: Tools) {
  const found = { clear: 0, tokens: 0, unknown: 0 };
  const table = (await database.tables()).find(({ name }) => name === place.table);
  const column = table?.columns.find(({ name }) => name === place.column);
  if (!table || !column) return found;
  const cells = cellsOf(column, 'firm');
  const isErased = place.method === 'erase' && place.changed === place.erased;
  const places = new Set((await database.places()).map(({ id }) => id));
  let after: readonly string[] | undefined;
  for (;;) {
    tools.signal.throwIfAborted();
    const page = await database.page({ table: table.name, columns: [column.name], after, limit: AT_ONCE, atLeast: 3 });
    const tokens: string[] = [];
    for (const {
      key,
      cells: [cell],
    } of page) {
      if (cell === null || cell === undefined) continue;
      if (countClear(cell, cells) > 0 || (isErased && isCode(cell))) found.clear += 1;
      if (place.method === 'token') tokens.push(...tokensIn(cell));
      for (const text of place.method === 'encrypt' ? sealedTextsIn(cell) : []) {
        found.tokens += 1;
        if (openInPlace(text, rowKey(key), place, keys) === undefined) found.unknown += 1;
      }
    }
    const stored = await database.valuesOf([...new Set(tokens)]);
    const known = new Set(stored.flatMap((value) => (places.has(value.place) ? [value.token] : [])));
    // A number may look like a token that keeps six digits by chance; only the vault knows.
    const own = tokens.filter((token) => known.has(token) || !isKeptToken(token));
    found.tokens += own.length;
    found.unknown += own.filter((token) => !known.has(token)).length;
    after = page.at(-1)?.key;
    if (page.length < AT_ONCE) return found;
  }
}

const written = /[1-9](?:[ .-]?\d){11,18}/g;
const digit = /\d/;

/** The digits of every token in a text. Digits inside a longer number are none. */
export function tokensIn(text: string): readonly string[] {
  const found: string[] = [];
  written.lastIndex = 0;
  for (let match = written.exec(text); match; match = written.exec(text)) {
    const end = match.index + match[0].length;
    const isPart = digit.test(text.charAt(match.index - 1)) || digit.test(text.charAt(end));
    const digits = match[0].replace(/\D/g, '');
    if (!isPart && isVaultToken(digits)) found.push(digits);
    else written.lastIndex = match.index + 1;
  }
  return found;
}

/** What a value holds, if nothing beside it was changed either: its fingerprint, and the key that it names. */
function wholeValue(value: VaultValue, place: VaultPlace, keys: Keys): string | undefined {
  if (keyIdOf(value.sealed) !== value.key) return undefined;
  const clear = openValue(value, place, keys);
  return clear !== undefined && fingerprint(keys.fingerprint, clear) === value.fingerprint ? clear : undefined;
}

async function verifyValues(database: VaultDatabase, keys: Keys, place: VaultPlace, tools: Tools) {
  const found = { opens: 0, damaged: 0, shredded: 0 };
  const destroyed = new Set(keys.entries().flatMap(({ id, state }) => (state === 'destroyed' ? [id] : [])));
  const judge = (key: number, clear: string | undefined): void => {
    if (clear !== undefined) found.opens += 1;
    else if (destroyed.has(key)) found.shredded += 1;
    else found.damaged += 1;
  };
  for (let after = 0; ;) {
    tools.signal.throwIfAborted();
    const some = await database.values({ place: place.id, after, limit: AT_ONCE });
    for (const value of some) judge(value.key, wholeValue(value, place, keys));
    after = some.at(-1)?.id ?? 0;
    if (some.length < AT_ONCE) break;
  }
  for (let after = 0; ;) {
    tools.signal.throwIfAborted();
    const some = await database.undo({ place: place.id, after, limit: AT_ONCE });
    for (const value of some)
      judge(value.key, keyIdOf(value.sealed) === value.key ? openUndo(value, place, keys) : undefined);
    after = some.at(-1)?.id ?? 0;
    if (some.length < AT_ONCE) return found;
  }
}
