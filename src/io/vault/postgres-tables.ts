import type { StoreTable } from '../../core/vault-database.ts';
import { cellKind, lengthIn } from './kinds.ts';

type Text = Readonly<Record<string, string | null>>;

const HERE = 'c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = current_schema())';
const COLUMNS = `SELECT c.relname AS t, a.attname AS c, format_type(a.atttypid, a.atttypmod) AS k, a.attnotnull AS nn, a.attgenerated AS g, a.attidentity AS i, c.reltuples AS r, EXISTS (SELECT 1 FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid AND x.indisunique AND a.attnum = ANY (x.indkey)) AS u, EXISTS (SELECT 1 FROM pg_catalog.pg_constraint o WHERE o.contype = 'f' AND ((o.conrelid = c.oid AND a.attnum = ANY (o.conkey)) OR (o.confrelid = c.oid AND a.attnum = ANY (o.confkey)))) AS f FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE ${HERE} AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum`;
const KEYS = `SELECT c.relname AS t, x.indexrelid AS i, a.attname AS c, a.attnotnull AS nn FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class c ON c.oid = x.indrelid CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS p(num, ord) JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.num WHERE ${HERE} AND x.indisunique AND x.indisvalid AND x.indpred IS NULL AND x.indexprs IS NULL AND p.ord <= x.indnkeyatts ORDER BY c.relname, x.indisprimary DESC, x.indexrelid, p.ord`;
const TRIGGERS = `SELECT c.relname AS t, g.tgname AS n FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid WHERE ${HERE} AND NOT g.tgisinternal`;

/** Tables, keys and triggers of the store, from the catalogue. */
export async function describePostgres(run: (sql: string) => Promise<readonly Text[]>): Promise<readonly StoreTable[]> {
  const [columns, keys, triggers] = [await run(COLUMNS), await run(KEYS), await run(TRIGGERS)];
  return [...Map.groupBy(columns, (row) => row['t'] ?? '')].map(([table, rows]) => ({
    name: table,
    rows: Number(rows[0]?.['r']) < 0 ? undefined : Number(rows[0]?.['r']),
    key: keyOf(keys.filter((row) => row['t'] === table)),
    triggers: triggers.flatMap((row) => (row['t'] === table && row['n'] ? [row['n']] : [])),
    columns: rows.map((row) => {
      const type = row['k'] ?? '';
      const kind = type.endsWith('[]') ? 'other' : cellKind(type);
      return {
        name: row['c'] ?? '',
        type,
        kind,
        longest: kind === 'integer' ? (type === 'bigint' ? 18 : 9) : lengthIn(type),
        nullable: row['nn'] === 'f',
        generated: row['g'] === 's',
        unique: row['u'] === 't',
        bound: row['f'] === 't',
        touched: false,
      };
    }),
  }));
}

function keyOf(rows: readonly Text[]): readonly string[] {
  for (const [, parts] of Map.groupBy(rows, (row) => row['i'] ?? ''))
    if (parts.every((part) => part['nn'] === 't')) return parts.map((part) => part['c'] ?? '');
  return [];
}
