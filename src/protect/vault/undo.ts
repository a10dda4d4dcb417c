import type { Tools } from '../../core/tools.ts';
import type { Key, NewCell, UndoValue, VaultDatabase, VaultPlace, VaultValue } from '../../core/vault-database.ts';
import { macOf } from './derive.ts';
import type { Keys } from './keys.ts';
import { openUndo, openValue } from './values.ts';
import { fromSealedText, makeOpener, rowKey, sealedTextsIn } from './sealed.ts';
import { dressed } from './token.ts';

export interface Undone {
  readonly table: string;
  readonly column: string;
  /** Cells that are as they were before. */
  readonly restored: number;
  /** Values whose cell the store has changed or deleted since; they stay in the vault. */
  readonly kept: number;
  readonly broken: number;
}

const AT_ONCE = 500;
const SHORTEST_TEXT = 48;

/**
 * Puts back what stood in a column. What the store wrote since then stays: only the tokens that are still there are
 * replaced, and whole cells only if they are exactly as the vault left them. Killed and run again, it goes on.
 */
export async function undoColumn(
  database: VaultDatabase,
  keys: Keys,
  place: VaultPlace,
  tools: Tools,
): Promise<Undone> {
  const whole = await undoCells(database, keys, place, tools);
  const tokens =
    place.method === 'encrypt'
      ? await undoTexts(database, keys, place, tools)
      : await undoTokens(database, keys, place, tools);
  await database.setPlace({ ...place, state: 'undone', after: '' });
  return {
    table: place.table,
    column: place.column,
    restored: whole.restored + tokens.restored,
    kept: whole.kept + tokens.kept,
    broken: whole.broken + tokens.broken,
  };
}

type Counts = { restored: number; kept: number; broken: number };

async function undoCells(database: VaultDatabase, keys: Keys, place: VaultPlace, tools: Tools): Promise<Counts> {
  const counts: Counts = { restored: 0, kept: 0, broken: 0 };
  for (let after = 0; ;) {
    tools.signal.throwIfAborted();
    const some = await database.undo({ place: place.id, after, limit: AT_ONCE });
    const last = some.at(-1);
    if (!last) return counts;
    after = last.id;
    const rows = [...new Set(some.map(({ row }) => row))];
    await database.atomically(async () => {
      const all = Map.groupBy(await database.undoOf(place.id, rows), ({ row }) => row);
      const held = await database.hold(place.table, place.column, rows.map(keyOf));
      const now = new Map(held.map(({ key, cells }) => [rowKey(key), cells[0] ?? null]));
      const cells: NewCell[] = [];
      const dropped: number[] = [];
      for (const [row, steps] of all) {
        const back = unwound(steps, now.get(row) ?? null, place, keys, counts);
        if (back === undefined) continue;
        cells.push({ key: keyOf(row), cell: back.cell });
        dropped.push(...back.dropped);
      }
      await database.write(place.table, place.column, cells);
      await database.drop('undo', dropped);
      counts.restored += cells.length;
    });
  }
}

/** The latest change is taken back first; it stops where the cell is not as we left it. */
function unwound(steps: readonly UndoValue[], cell: string | null, place: VaultPlace, keys: Keys, counts: Counts) {
  let current = cell;
  const dropped: number[] = [];
  for (const step of steps.toReversed()) {
    if (current === null) break;
    const before = openUndo(step, place, keys);
    // It was put back already, and the process ended before this was forgotten.
    if (before === current) {
      dropped.push(step.id);
      continue;
    }
    if (macOf(keys.fingerprint, current) !== step.after) break;
    if (before === undefined) {
      counts.broken += 1;
      break;
    }
    current = before;
    dropped.push(step.id);
  }
  counts.kept += steps.length - dropped.length;
  return dropped.length === 0 || current === null ? undefined : { cell: current, dropped };
}

async function undoTokens(database: VaultDatabase, keys: Keys, place: VaultPlace, tools: Tools): Promise<Counts> {
  const counts: Counts = { restored: 0, kept: 0, broken: 0 };
  for (let after = 0; ;) {
    tools.signal.throwIfAborted();
    const some = await database.values({ place: place.id, after, limit: AT_ONCE });
    const last = some.at(-1);
    if (!last) return counts;
    after = last.id;
    await database.atomically(async () => {
      const held = await database.hold(place.table, place.column, [...new Set(some.map(({ row }) => row))].map(keyOf));
      const now = new Map(held.map(({ key, cells }) => [rowKey(key), cells[0] ?? null]));
      const changed = new Map<string, string>();
      const dropped: number[] = [];
      for (const value of some) {
        const text = changed.get(value.row) ?? now.get(value.row) ?? null;
        const clear = openValue(value, place, keys);
        if (clear === undefined) counts.broken += 1;
        const back = clear === undefined ? undefined : withClear(text, value, clear);
        if (back === undefined && clear !== undefined && !(text ?? '').includes(clear)) counts.kept += 1;
        else if (clear !== undefined) dropped.push(value.id);
        if (back !== undefined) changed.set(value.row, back);
      }
      await database.write(
        place.table,
        place.column,
        [...changed].map(([row, cell]) => ({ key: keyOf(row), cell })),
      );
      await database.drop('value', dropped);
      counts.restored += changed.size;
    });
  }
}

/** Sealed texts in the column itself. */
async function undoTexts(database: VaultDatabase, keys: Keys, place: VaultPlace, tools: Tools): Promise<Counts> {
  const counts: Counts = { restored: 0, kept: 0, broken: 0 };
  const open = makeOpener(place.table, place.column, keys.keyOf);
  let after: Key | undefined;
  for (;;) {
    tools.signal.throwIfAborted();
    const page = await database.page({
      table: place.table,
      columns: [place.column],
      after,
      limit: AT_ONCE,
      atLeast: SHORTEST_TEXT,
    });
    const wanted = page.filter(({ cells }) => sealedTextsIn(cells[0] ?? '').length > 0).map(({ key }) => key);
    if (wanted.length > 0)
      await database.atomically(async () => {
        const held = await database.hold(place.table, place.column, wanted);
        const cells = held.flatMap(({ key, cells: [cell] }): readonly NewCell[] => {
          let made = cell ?? '';
          for (const text of sealedTextsIn(made)) {
            const clear = open(fromSealedText(text) ?? new Uint8Array(), rowKey(key));
            if (clear === undefined) counts.broken += 1;
            else made = made.replace(text, () => clear);
          }
          return made === (cell ?? '') ? [] : [{ key, cell: made }];
        });
        await database.write(place.table, place.column, cells);
        counts.restored += cells.length;
      });
    after = page.at(-1)?.key;
    if (page.length < AT_ONCE) return counts;
  }
}

function withClear(text: string | null, value: VaultValue, clear: string): string | undefined {
  const written = dressed(value.token, clear);
  return text?.includes(written) ? text.replace(written, () => clear) : undefined;
}

function keyOf(row: string): Key {
  return JSON.parse(row) as Key;
}
