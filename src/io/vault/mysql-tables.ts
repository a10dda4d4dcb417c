import type { RowDataPacket } from 'mysql2';
import type { StoreTable } from '../../core/vault-database.ts';
import { cellKind, lengthIn } from './kinds.ts';

// One view at a time, put together here: MariaDB 10.11 was seen to crash when it joined them for a subquery and could not
// make a temporary table. Without joins it is faster, too.
const TABLES =
  "SELECT TABLE_NAME AS t, TABLE_ROWS AS r FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'";
const COLUMNS =
  'SELECT TABLE_NAME AS t, COLUMN_NAME AS c, COLUMN_TYPE AS k, CHARACTER_MAXIMUM_LENGTH AS l, NUMERIC_PRECISION AS p, IS_NULLABLE AS n, EXTRA AS x FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION';
const KEYS =
  "SELECT TABLE_NAME AS t, INDEX_NAME AS i, COLUMN_NAME AS c, NULLABLE AS n, SUB_PART AS s FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND NON_UNIQUE = 0 ORDER BY TABLE_NAME, INDEX_NAME = 'PRIMARY' DESC, INDEX_NAME, SEQ_IN_INDEX";
const FOREIGN =
  'SELECT TABLE_NAME AS t, COLUMN_NAME AS c, REFERENCED_TABLE_NAME AS rt, REFERENCED_COLUMN_NAME AS rc FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL';
const TRIGGERS =
  'SELECT EVENT_OBJECT_TABLE AS t, TRIGGER_NAME AS n FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()';

/** Tables, keys and triggers of the store, from information_schema. */
export async function describeMysql(
  run: (sql: string) => Promise<readonly RowDataPacket[]>,
): Promise<readonly StoreTable[]> {
  const [tables, columns, keys, foreign, triggers] = [
    await run(TABLES),
    await run(COLUMNS),
    await run(KEYS),
    await run(FOREIGN),
    await run(TRIGGERS),
  ];
  const byTable = Map.groupBy(columns, (row) => String(row['t']));
  return tables.toSorted(byName).map(({ t, r }) => {
    const table = String(t);
    const rows = byTable.get(table) ?? [];
    const unique = new Set(keys.flatMap((row) => (row['t'] === table ? [String(row['c'])] : [])));
    const bound = new Set(
      foreign.flatMap((row) => [
        ...(row['t'] === table ? [String(row['c'])] : []),
        ...(row['rt'] === table ? [String(row['rc'])] : []),
      ]),
    );
    return {
      name: table,
      rows: r === null ? undefined : Number(r),
      key: keyOf(keys.filter((row) => row['t'] === table)),
      triggers: triggers.filter((row) => row['t'] === table).map((row) => String(row['n'])),
      columns: rows.map((row) => {
        const type = String(row['k']);
        const extra = String(row['x']).toLowerCase();
        const kind = cellKind(type);
        const longest =
          kind === 'integer' ? (/^bigint/i.test(type) ? 18 : 9) : Number(row['l'] ?? row['p'] ?? lengthIn(type));
        return {
          name: String(row['c']),
          type,
          kind,
          longest: Number.isFinite(longest) ? longest : undefined,
          nullable: row['n'] === 'YES',
          generated:
            /generated|virtual|stored|persistent/.test(extra) &&
            !/default_generated(?! *(?:virtual|stored))/.test(extra),
          unique: unique.has(String(row['c'])),
          bound: bound.has(String(row['c'])),
          touched: /on update/.test(extra),
        };
      }),
    };
  });
}

function byName(one: RowDataPacket, other: RowDataPacket): number {
  return String(one['t']) < String(other['t']) ? -1 : 1;
}

/** The first unique index, the primary key before others, that covers whole values and allows no NULL. */
function keyOf(rows: readonly RowDataPacket[]): readonly string[] {
  for (const [, parts] of Map.groupBy(rows, (row) => String(row['i'])))
    if (parts.every((part) => part['s'] === null && part['n'] !== 'YES')) return parts.map((part) => String(part['c']));
  return [];
}
