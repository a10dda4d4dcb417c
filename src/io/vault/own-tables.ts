import {
  type Batch,
  TokenTaken,
  type UndoValue,
  type VaultDatabase,
  type VaultPlace,
  type VaultTable,
  type VaultValue,
} from '../../core/vault-database.ts';
import { DatabaseFault } from './faults.ts';
import { taken } from './kinds.ts';

export type Param = string | number | Uint8Array | null;
/** Runs one statement with `?` for its values. */
export type Run = (sql: string, values?: readonly Param[]) => Promise<readonly Record<string, unknown>[]>;

type OwnTables = Pick<
  VaultDatabase,
  | 'places'
  | 'setPlace'
  | 'addValues'
  | 'addUndo'
  | 'valuesOf'
  | 'valuesLike'
  | 'values'
  | 'undo'
  | 'undoOf'
  | 'reseal'
  | 'drop'
  | 'count'
>;

/** The vault's own tables, which stand beside those of the store. */
export const names = { place: 'storewarden_place', value: 'storewarden_value', undo: 'storewarden_undo' } as const;
const AT_ONCE = 500;

/** The same statements for every database. */
export function ownTables(run: Run): OwnTables {
  const rows = async <Made>(sql: string, values: readonly Param[], make: (row: Record<string, unknown>) => Made) =>
    (await run(sql, values)).map((row) => make(row));

  return {
    places: () => rows(`SELECT * FROM ${names.place} ORDER BY id`, [], toPlace),
    async setPlace(place) {
      const set = [
        place.method,
        place.state,
        place.after,
        place.changed,
        place.erased,
        place.vault,
        place.began,
        place.purged,
      ];
      const [found] = await run(`SELECT id FROM ${names.place} WHERE tbl = ? AND col = ?`, [place.table, place.column]);
      if (found)
        await run(
          `UPDATE ${names.place} SET method = ?, state = ?, after_key = ?, changed = ?, erased = ?, vault = ?, began = ?, purged = ? WHERE id = ?`,
          [...set, Number(found['id'])],
        );
      else
        await run(
          `INSERT INTO ${names.place} (method, state, after_key, changed, erased, vault, began, purged, tbl, col) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [...set, place.table, place.column],
        );
    },
    addValues: (values) =>
      tellingTaken(() =>
        insert(
          run,
          `INSERT INTO ${names.value} (place, rowkey, token, sealed, fp, key_id) VALUES `,
          values.map((one) => [one.place, one.row, one.token, one.sealed, one.fingerprint, one.key]),
        ),
      ),
    addUndo: (values) =>
      insert(
        run,
        `INSERT INTO ${names.undo} (place, rowkey, sealed, after_mac, key_id) VALUES `,
        values.map((one) => [one.place, one.row, one.sealed, one.after, one.key]),
      ),
    async valuesOf(tokens) {
      const found: VaultValue[] = [];
      for (const some of slices(tokens))
        found.push(
          ...(await rows(`SELECT * FROM ${names.value} WHERE token IN (${marks(some.length)})`, some, toValue)),
        );
      return found;
    },
    valuesLike: (fingerprint) => rows(`SELECT * FROM ${names.value} WHERE fp = ? ORDER BY id`, [fingerprint], toValue),
    values(from) {
      const { sql, values } = batch(from);
      return rows(`SELECT * FROM ${names.value} ${sql}`, values, toValue);
    },
    undo(from) {
      const { sql, values } = batch(from);
      return rows(`SELECT * FROM ${names.undo} ${sql}`, values, toUndo);
    },
    async undoOf(place, keys) {
      const found: UndoValue[] = [];
      for (const some of slices(keys))
        found.push(
          ...(await rows(
            `SELECT * FROM ${names.undo} WHERE place = ? AND rowkey IN (${marks(some.length)}) ORDER BY id`,
            [place, ...some],
            toUndo,
          )),
        );
      return found;
    },
    async reseal(table, values) {
      for (const one of values)
        await run(`UPDATE ${names[table]} SET sealed = ?, key_id = ? WHERE id = ?`, [one.sealed, one.key, one.id]);
    },
    async drop(table, ids) {
      for (const some of slices(ids))
        await run(`DELETE FROM ${names[table]} WHERE id IN (${marks(some.length)})`, some);
    },
    count: (table, where) => countIn(run, table, where),
  };
}

/** A token that is there already is a case of its own: the batch is done again with others. */
async function tellingTaken(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof DatabaseFault && taken.has(error.code) ? new TokenTaken() : error;
  }
}

async function countIn(run: Run, table: VaultTable, where: { readonly place?: number; readonly key?: number }) {
  const { sql, values } = conditions(where);
  const [row] = await run(`SELECT COUNT(*) AS n FROM ${names[table]}${sql === '' ? '' : ` WHERE ${sql}`}`, values);
  return Number(row?.['n'] ?? 0);
}

function batch(from: Batch): { readonly sql: string; readonly values: readonly number[] } {
  const { sql, values } = conditions(from);
  return {
    sql: `WHERE id > ?${sql === '' ? '' : ` AND ${sql}`} ORDER BY id LIMIT ${Math.trunc(from.limit)}`,
    values: [from.after, ...values],
  };
}

function conditions(where: { readonly place?: number; readonly key?: number }) {
  const parts: string[] = [];
  const values: number[] = [];
  if (where.place !== undefined) {
    parts.push('place = ?');
    values.push(where.place);
  }
  if (where.key !== undefined) {
    parts.push('key_id = ?');
    values.push(where.key);
  }
  return { sql: parts.join(' AND '), values };
}

async function insert(run: Run, head: string, all: readonly (readonly Param[])[]): Promise<void> {
  for (const some of slices(all)) {
    const width = some[0]?.length ?? 0;
    await run(head + some.map(() => `(${marks(width)})`).join(', '), some.flat());
  }
}

function* slices<Item>(all: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

function toPlace(row: Record<string, unknown>): VaultPlace {
  return {
    id: Number(row['id']),
    table: String(row['tbl']),
    column: String(row['col']),
    method: String(row['method']),
    state: String(row['state']) as VaultPlace['state'], // written by setPlace alone
    after: String(row['after_key']),
    changed: Number(row['changed']),
    erased: Number(row['erased']),
    vault: String(row['vault']),
    began: String(row['began']),
    purged: String(row['purged']),
  };
}

function toValue(row: Record<string, unknown>): VaultValue {
  return {
    id: Number(row['id']),
    place: Number(row['place']),
    row: String(row['rowkey']),
    token: String(row['token']),
    sealed: row['sealed'] as Uint8Array, // a column of bytes
    fingerprint: String(row['fp']),
    key: Number(row['key_id']),
  };
}

function toUndo(row: Record<string, unknown>): UndoValue {
  return {
    id: Number(row['id']),
    place: Number(row['place']),
    row: String(row['rowkey']),
    sealed: row['sealed'] as Uint8Array, // a column of bytes
    after: String(row['after_mac']),
    key: Number(row['key_id']),
  };
}
