import type { Connection, RowDataPacket } from 'mysql2';
import { plural } from '../../core/text.ts';
import type { CopyPlace, RewriteCost, VaultUpkeep } from '../../core/vault-upkeep.ts';
import { UserError } from '../../core/errors.ts';
import { quote } from '../databases/compile.ts';
import { type Login, nameOf } from '../databases/login.ts';
import { refused } from './faults.ts';
import { connect, query } from './mysql.ts';

const SAMPLE = 20_000;
/** Writing a table with its indexes takes about so many times as long as reading it, measured on MariaDB 10.11. */
const WRITING = 2;
const q = (name: string): string => quote(name, 'mysql');

export async function openMysqlUpkeep(login: Login): Promise<VaultUpkeep> {
  const store = nameOf(login);
  const connection: Connection = await connect(login, store);
  const run = async (sql: string, values: readonly unknown[] = []): Promise<readonly RowDataPacket[]> => {
    try {
      return await query(connection, sql, values);
    } catch (error) {
      throw refused(error, store);
    }
  };
  /** What the account may not see, or this version does not have, is left out. */
  const ask = (sql: string, values: readonly unknown[] = []) => query(connection, sql, values).catch(() => []);

  return {
    rewriting: 'OPTIMIZE TABLE',
    async widen(table, column, characters) {
      const [made] = await run(`SHOW CREATE TABLE ${q(table)}`);
      const before = String(made?.['Create Table'])
        .split('\n')
        .map((line) => line.trim())
        .find((line) => line.startsWith(`${q(column)} `));
      const after = before && widened(before.replace(/,$/, ''), characters);
      if (after === undefined) throw new UserError(`${table}.${column} is no column that can be made wider.`);
      await run(`ALTER TABLE ${q(table)} MODIFY ${after}`);
    },
    refresh: async () => undefined,
    async costs(tables) {
      const all: RewriteCost[] = [];
      for (const table of tables) all.push(await costOf(table));
      return all;
    },
    copies: async (columns) => [
      ...(await files(columns)),
      ...(await logs()),
      ...(await servers()),
      ...(await otherDatabases(columns)),
    ],
    close: () => new Promise((resolve) => connection.end(() => resolve())),
  };

  async function costOf(table: string): Promise<RewriteCost> {
    const [said] = await run(
      'SELECT DATA_LENGTH + INDEX_LENGTH + DATA_FREE AS b, TABLE_ROWS AS r FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
      [table],
    );
    const file =
      "SELECT FILE_SIZE AS b FROM information_schema.INNODB_SYS_TABLESPACES WHERE NAME = CONCAT(DATABASE(), '/', ?)";
    const [old] = await ask(file, [table]);
    const [measured] = old ? [old] : await ask(file.replace('INNODB_SYS_TABLESPACES', 'INNODB_TABLESPACES'), [table]);
    const columns = await run(
      'SELECT COLUMN_NAME AS c FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
      [table],
    );
    const all = columns.map((row) => `COALESCE(LENGTH(${q(String(row['c']))}), 0)`).join(' + ');
    const began = performance.now();
    const [read] = await run(
      `SELECT COUNT(*) AS n, SUM(${all}) AS s FROM (SELECT * FROM ${q(table)} LIMIT ${SAMPLE}) t`,
    );
    const took = performance.now() - began;
    const rows = Math.max(Number(said?.['r'] ?? 0), Number(read?.['n'] ?? 0));
    const bytes = Math.max(Number(said?.['b'] ?? 0), Number(measured?.['b'] ?? 0));
    return { table, bytes, seconds: seconds(rows, Number(read?.['n'] ?? 0), took * WRITING) };
  }

  async function files(columns: readonly string[]): Promise<readonly CopyPlace[]> {
    const tables = [...new Set(columns.map((name) => name.split('.')[0] ?? ''))].map(q).join(', ');
    const [history] = await ask(
      "SELECT `COUNT` AS n FROM information_schema.INNODB_METRICS WHERE NAME = 'trx_rseg_history_len'",
    );
    const [statistics] = await ask(
      `SELECT COUNT(*) AS n FROM mysql.column_stats WHERE db_name = DATABASE() AND CONCAT(table_name, '.', column_name) IN (${columns.map(() => '?').join(', ')})`,
      columns,
    );
    return [
      {
        where: `Old rows stay in the free space of the files of ${tables}.`,
        todo: `OPTIMIZE TABLE ${tables}; vault seal --tidy does it.`,
      },
      {
        where: `The undo segments${history ? ` (history list length ${Number(history['n'])})` : ''} and the redo log hold old rows for a while.`,
        todo: 'They are overwritten by themselves once no old transaction runs; end those that information_schema.INNODB_TRX lists, or restart the server with innodb_fast_shutdown = 0.',
      },
      ...(Number(statistics?.['n'] ?? 0) > 0
        ? [
            {
              where: 'mysql.column_stats keeps the smallest and the largest value of a sealed column.',
              todo: `ANALYZE TABLE ${tables} PERSISTENT FOR ALL.`,
            },
          ]
        : []),
    ];
  }

  async function logs(): Promise<readonly CopyPlace[]> {
    const rows = await ask(
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'general_log', 'general_log_file', 'slow_query_log', 'slow_query_log_file', 'log_output', 'performance_schema', 'query_cache_size', 'server_audit_logging', 'server_audit_file_path')",
    );
    const settings = new Map(rows.map((row) => [String(row['Variable_name']), String(row['Value'])]));
    const isOn = (name: string): boolean => /^(?:ON|1)$/i.test(settings.get(name) ?? '');
    const binary = isOn('log_bin') ? await ask('SHOW BINARY LOGS') : [];
    const size = binary.reduce((sum, row) => sum + Number(row['File_size'] ?? 0), 0);
    const target = (file: string): string =>
      /TABLE/i.test(settings.get('log_output') ?? '') ? `a table of the mysql database, or ${file}` : file;
    const found: CopyPlace[] = [];
    if (isOn('log_bin'))
      found.push({
        where: `Binary logs hold the rows as they were${binary.length > 0 ? ` (${plural(binary.length, 'file')}, ${Math.ceil(size / 1e6)} MB, from ${String(binary[0]?.['Log_name'])})` : ''}.`,
        todo: 'When replicas and backups need them no longer: PURGE BINARY LOGS BEFORE NOW().',
      });
    for (const [name, file, what] of [
      ['general_log', 'general_log_file', 'The general query log'],
      ['slow_query_log', 'slow_query_log_file', 'The slow query log'],
      ['server_audit_logging', 'server_audit_file_path', 'The audit log of the server'],
    ] as const)
      if (isOn(name))
        found.push({
          where: `${what} is on and holds statements with what the store wrote (${target(settings.get(file) ?? 'its file')}).`,
          todo: 'Switch it off or cut values out of it, and delete the old files.',
        });
    if (isOn('performance_schema'))
      found.push({
        where: 'performance_schema keeps the last statements of each connection with their values, in memory.',
        todo: 'TRUNCATE TABLE performance_schema.events_statements_history and …_history_long.',
      });
    if (Number(settings.get('query_cache_size') ?? 0) > 0)
      found.push({ where: 'The query cache may hold old results, in memory.', todo: 'RESET QUERY CACHE.' });
    return found;
  }

  async function servers(): Promise<readonly CopyPlace[]> {
    const below = [...(await ask('SHOW SLAVE HOSTS')), ...(await ask('SHOW REPLICAS'))];
    return below.length === 0
      ? []
      : [
          {
            where: `${plural(below.length, 'replica')} of this server: the sealing reaches them, but not their files and logs.`,
            todo: 'Do all of this on each of them too.',
          },
        ];
  }

  async function otherDatabases(columns: readonly string[]): Promise<readonly CopyPlace[]> {
    const rows = await ask(
      `SELECT DISTINCT TABLE_SCHEMA AS d FROM information_schema.COLUMNS WHERE TABLE_SCHEMA <> DATABASE() AND CONCAT(TABLE_NAME, '.', COLUMN_NAME) IN (${columns.map(() => '?').join(', ')}) ORDER BY TABLE_SCHEMA LIMIT 20`,
      columns,
    );
    const names = rows.map((row) => String(row['d']));
    return names.length === 0
      ? []
      : [
          {
            where: `Other databases of this server have the same columns: ${names.join(', ')}.`,
            todo: 'If they are copies of the store (staging, a restored backup), drop them or seal them too.',
          },
        ];
  }
}

/** How long all rows take, if some took so long. */
export function seconds(rows: number, sampled: number, milliseconds: number): number {
  return sampled === 0 ? 1 : Math.max(1, Math.ceil((milliseconds * rows) / sampled / 1000));
}

/** The definition of a column with another length; everything else as it was. */
export function widened(definition: string, characters: number): string | undefined {
  const made = definition.replace(
    /^(`(?:[^`]|``)+` )(var)?(char|binary)(?:\(\d+\))?/i,
    (_all, name: string, _var: string | undefined, kind: string) => `${name}var${kind.toLowerCase()}(${characters})`,
  );
  if (made !== definition) return made;
  const tiny = definition.replace(/^(`(?:[^`]|``)+` )tiny(text|blob)/i, '$1$2');
  return tiny === definition ? undefined : tiny;
}
