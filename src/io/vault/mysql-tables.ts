import type { RowDataPacket } from 'mysql2';
import type { StoreTable } from '../../core/vault-database.ts';
import { cellKind, lengthIn } from './kinds.ts';

const COLUMNS =
  "SELECT c.TABLE_NAME AS t, c.COLUMN_NAME AS c, c.COLUMN_TYPE AS k, c.CHARACTER_MAXIMUM_LENGTH AS l, c.NUMERIC_PRECISION AS p, c.IS_NULLABLE AS n, c.EXTRA AS x, t.TABLE_ROWS AS r, (SELECT COUNT(*) FROM information_schema.STATISTICS s WHERE s.TABLE_SCHEMA = c.TABLE_SCHEMA AND s.TABLE_NAME = c.TABLE_NAME AND s.COLUMN_NAME = c.COLUMN_NAME AND s.NON_UNIQUE = 0) AS u FROM information_schema.COLUMNS c JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME WHERE c.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE' ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION";
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
  const [columns, keys, foreign, triggers] = [
    await run(COLUMNS),
    await run(KEYS),
    await run(FOREIGN),
    await run(TRIGGERS),
  ];
  const byTable = Map.groupBy(columns, (row) => String(row['t']));
  return [...byTable].map(([table, rows]) => {
    const bound = new Set(
      foreign.flatMap((row) => [
        ...(row['t'] === table ? [String(row['c'])] : []),
        ...(row['rt'] === table ? [String(row['rc'])] : []),
      ]),
    );
    return {
      name: table,
      rows: rows[0]?.['r'] === null ? undefined : Number(rows[0]?.['r']),
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
          unique: Number(row['u']) > 0,
          bound: bound.has(String(row['c'])),
          touched: /on update/.test(extra),
        };
      }),
    };
  });
}

/** The first unique index, the primary key before others, that covers whole values and allows no NULL. */
function keyOf(rows: readonly RowDataPacket[]): readonly string[] {
  for (const [, parts] of Map.groupBy(rows, (row) => String(row['i'])))
    if (parts.every((part) => part['s'] === null && part['n'] !== 'YES')) return parts.map((part) => String(part['c']));
  return [];
}
