import { UserError } from '../../core/errors.ts';
import { plural } from '../../core/text.ts';
import type { CopyPlace, RewriteCost, VaultUpkeep } from '../../core/vault-upkeep.ts';
import { quote } from '../databases/compile.ts';
import { type Login, nameOf } from '../databases/login.ts';
import { refused } from './faults.ts';
import { connect } from './postgres.ts';
import { seconds } from './upkeep-mysql.ts';

type Row = Readonly<Record<string, string | null>>;

const SAMPLE = 20_000;
/** Writing a table with its indexes takes about so many times as long as reading it, measured on PostgreSQL 15. */
const WRITING = 4;
const q = (name: string): string => quote(name, 'postgres');

export async function openPostgresUpkeep(login: Login): Promise<VaultUpkeep> {
  const name = nameOf(login);
  const client = await connect(login, name);
  const run = async (sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> => {
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } catch (error) {
      throw refused(error, name);
    }
  };
  /** What the account may not see is left out. */
  const ask = (sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
    run(sql, values).catch(() => []);

  return {
    rewriting: 'VACUUM FULL',
    async widen(table, column, characters) {
      const [found] = await run(
        'SELECT data_type AS t FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 AND column_name = $2',
        [table, column],
      );
      if (!found?.['t']?.startsWith('character'))
        throw new UserError(`${table}.${column} is no column that can be made wider.`);
      await run(`ALTER TABLE ${q(table)} ALTER COLUMN ${q(column)} TYPE varchar(${Math.trunc(characters)})`);
    },
    async refresh(tables) {
      for (const table of tables) await ask(`ANALYZE ${q(table)}`);
    },
    async costs(tables) {
      const all: RewriteCost[] = [];
      for (const table of tables) all.push(await costOf(table));
      return all;
    },
    copies: async (columns) => [
      ...(await files(columns)),
      ...(await statistics(columns)),
      ...(await writeAhead()),
      ...(await logs()),
      ...(await otherSchemas(columns)),
    ],
    close: () => client.end(),
  };

  async function costOf(table: string): Promise<RewriteCost> {
    const [said] = await run(
      'SELECT pg_total_relation_size(c.oid) AS b, c.reltuples AS r FROM pg_catalog.pg_class c WHERE c.oid = to_regclass($1)',
      [q(table)],
    );
    const began = performance.now();
    const [read] = await run(
      `SELECT count(*) AS n, sum(length(t::text)) AS s FROM (SELECT * FROM ${q(table)} LIMIT ${SAMPLE}) t`,
    );
    const took = performance.now() - began;
    const sampled = Number(read?.['n'] ?? 0);
    const rows = Math.max(Number(said?.['r'] ?? 0), sampled);
    return { table, bytes: Number(said?.['b'] ?? 0), seconds: seconds(rows, sampled, took * WRITING) };
  }

  async function files(columns: readonly string[]): Promise<readonly CopyPlace[]> {
    const names = [...new Set(columns.map((one) => one.split('.')[0] ?? ''))];
    const tables = names.map(q).join(', ');
    const [dead] = await ask(
      'SELECT sum(n_dead_tup) AS n FROM pg_catalog.pg_stat_user_tables WHERE schemaname = current_schema() AND relname = ANY ($1)',
      [names],
    );
    return [
      {
        where: `Dead rows${dead?.['n'] ? ` (about ${Number(dead['n']).toLocaleString('en-GB')})` : ''} stay in the files of ${tables} until they are written anew.`,
        todo: `VACUUM FULL ${tables}; vault seal --tidy does it.`,
      },
    ];
  }

  /** The planner keeps the most common values of each column, and some in between, in clear. */
  async function statistics(columns: readonly string[]): Promise<readonly CopyPlace[]> {
    const rows = await ask(
      "SELECT tablename || '.' || attname AS c FROM pg_catalog.pg_stats WHERE schemaname = current_schema() AND tablename || '.' || attname = ANY ($1) AND (most_common_vals::text ~ '[0-9]{12}' OR histogram_bounds::text ~ '[0-9]{12}')",
      [columns],
    );
    return rows.length === 0
      ? []
      : [
          {
            where: `pg_statistic keeps values of ${rows.map((row) => row['c']).join(', ')} for the planner, from before or after the sealing.`,
            todo: `ANALYZE ${[...new Set(rows.map((row) => q(row['c']?.split('.')[0] ?? '')))].join(', ')}.`,
          },
        ];
  }

  async function writeAhead(): Promise<readonly CopyPlace[]> {
    const [now] = await ask(
      "SELECT current_setting('archive_mode') AS mode, (SELECT count(*) FROM pg_catalog.pg_stat_replication) AS below, (SELECT string_agg(slot_name, ', ') FROM pg_catalog.pg_replication_slots WHERE NOT active) AS idle",
    );
    const found: CopyPlace[] = [
      {
        where: 'The write-ahead log holds the rows as they were until it is recycled.',
        todo: 'CHECKPOINT; after some more writing it is overwritten.',
      },
    ];
    if (now?.['mode'] !== undefined && now['mode'] !== 'off')
      found.push({
        where: 'The archived write-ahead log holds them for good.',
        todo: 'Make a new base backup, then delete the archive from before it.',
      });
    if (now?.['idle'])
      found.push({
        where: `Replication slots that nobody reads keep the write-ahead log: ${now['idle']}.`,
        todo: 'Drop them with pg_drop_replication_slot.',
      });
    if (Number(now?.['below'] ?? 0) > 0)
      found.push({
        where: `${plural(Number(now?.['below']), 'replica')} of this server: sealing and VACUUM FULL reach them, but not their logs and backups.`,
        todo: 'Look at these there.',
      });
    return found;
  }

  async function logs(): Promise<readonly CopyPlace[]> {
    const [now] = await ask(
      "SELECT current_setting('log_statement') AS all, current_setting('log_min_duration_statement') AS slow, current_setting('log_directory') AS folder",
    );
    const isOn = now && (now['all'] !== 'none' || !String(now['slow']).startsWith('-1'));
    return isOn
      ? [
          {
            where: `The server's log holds statements with what the store wrote (log_statement = ${now['all']}, log_min_duration_statement = ${now['slow']}; folder ${now['folder']}).`,
            todo: 'Set log_statement to none and log_parameter_max_length to 0, and delete the old files.',
          },
        ]
      : [];
  }

  async function otherSchemas(columns: readonly string[]): Promise<readonly CopyPlace[]> {
    const rows = await ask(
      "SELECT DISTINCT table_schema AS s FROM information_schema.columns WHERE table_schema <> current_schema() AND table_name || '.' || column_name = ANY ($1) LIMIT 20",
      [columns],
    );
    return rows.length === 0
      ? []
      : [
          {
            where: `Other schemas have the same columns: ${rows.map((row) => row['s']).join(', ')}.`,
            todo: 'If they are copies of the store, drop them or seal them too.',
          },
        ];
  }
}
