import { CannotTell } from '../../../core/errors.ts';
import { defineProbe } from '../../../core/probe.ts';
import { readHash } from '../../../passwords/form.ts';
import { customerHashes, type HashForm } from '../../facts/database.ts';
import { inDatabase } from '../../facts/engine.ts';
import { tableOf } from '../look.ts';
import { engineDatabase } from './engine-database.ts';

const MOST_ROWS = 5_000;
/** Room in which a form stands alone counts as looking like a hash: no space, and long enough. */
const SHORTEST_HASH = 32;

export default defineProbe({
  id: 'customer-hashes',
  title: 'Counts the forms in which passwords of customers are kept',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { customerHashes },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const { engine, tables } = engineDatabase(seen);
    const where = tables.customerHashes;
    if (!where)
      throw new CannotTell(
        'unsupported',
        `Where ${engine.name} keeps passwords of customers is not known to storewarden.`,
      );
    const table = tableOf(where.table, await database.tables(), own.prefix);
    if (!table?.columns.some(({ name }) => name === where.column)) {
      throw new CannotTell('unsupported', `The table in which ${engine.name} keeps passwords of customers is missing.`);
    }
    const changed =
      where.changed !== undefined && table.columns.some(({ name }) => name === where.changed)
        ? where.changed
        : undefined;
    const counts = new Map<string, HashForm>();
    let looked = 0;
    const select = {
      table: table.name,
      columns: [where.column],
      limit: MOST_ROWS,
      cut: 1_000,
      ...(changed ? { orderBy: { column: changed, descending: true } } : {}),
    };
    for await (const row of database.select(select)) {
      const hash = row[where.column];
      if (hash === null || hash === undefined || String(hash).trim() === '') continue;
      looked += 1;
      const form = formOf(String(hash), engine.id, own.config?.passwordKey);
      const before = counts.get(form.form);
      counts.set(form.form, { ...form, count: (before?.count ?? 0) + 1 });
    }
    return { customerHashes: { table: table.name, column: where.column, looked, forms: [...counts.values()] } };
  },
});

/** Only the form leaves this function. */
function formOf(hash: string, engine: string, key: string | undefined): Omit<HashForm, 'count'> {
  const form = readHash(hash, { engine, key });
  if (form) return { form: form.name, fast: form.fast };
  const text = hash.trim();
  const opaque = text.length >= SHORTEST_HASH && /^[!-~]+$/.test(text);
  // Marks of accounts that have no password, such as `!` or `*`.
  if (/^[!*x]{1,3}$/i.test(text) || /^(?:none|null|disabled|locked|no_?login)$/i.test(text))
    return { form: 'none', fast: false };
  return { form: opaque || text.startsWith('$') ? 'unknown' : 'clear', fast: false };
}
