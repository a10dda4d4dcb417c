import { CannotTell } from '../../../core/errors.ts';
import type { Database, Table } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type Trace, traceOf } from '../../../detectors/code/attack-trace.ts';
import { attackTraces, type AttackTrace } from '../../facts/content.ts';
import { inDatabase } from '../../facts/engine.ts';
import { tableOf } from '../look.ts';
import { engineDatabase } from './engine-database.ts';

const MOST_ROWS = 200_000;
// What visitors type themselves: names, streets, towns, telephone numbers, subjects of mails.
const typed = /name|street|city|town|company|phone|fax|address|region|vat|subject|comment|prefix|suffix|postcode/i;

export default defineProbe({
  id: 'attack-traces',
  title: 'Looks for traces of attacks in what visitors typed',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { attackTraces },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const { engine, tables } = engineDatabase(seen);
    const there = await database.tables();
    const byTable = Map.groupBy(
      tables.sensitive.filter(({ holds, column }) => holds === 'personal' && typed.test(column)),
      ({ table }) => table,
    );
    const traces: AttackTrace[] = [];
    let columns = 0;
    for (const [name, wanted] of byTable) {
      const table = tableOf(name, there, own.prefix);
      const names = new Set(wanted.map(({ column }) => column));
      const present = table?.columns.filter((column) => names.has(column.name)).map((column) => column.name) ?? [];
      if (!table || present.length === 0) continue;
      columns += present.length;
      traces.push(...(await readTable(database, table, present)));
    }
    if (columns === 0)
      throw new CannotTell('unsupported', `No table is known in which ${engine.name} keeps what visitors type.`);
    return { attackTraces: { columns, traces } };
  },
});

async function readTable(
  database: Database,
  table: Table,
  columns: readonly string[],
): Promise<readonly AttackTrace[]> {
  const key = table.columns[0]?.name;
  const found = new Map<string, AttackTrace>();
  const wanted = key === undefined || columns.includes(key) ? columns : [key, ...columns];
  for await (const row of database.select({ table: table.name, columns: wanted, limit: MOST_ROWS, cut: 4096 })) {
    for (const column of columns) {
      const text = row[column];
      const trace: Trace | undefined = typeof text === 'string' ? traceOf(text) : undefined;
      if (!trace) continue;
      const id = `${column} ${trace.kind}`;
      const before = found.get(id);
      found.set(
        id,
        before
          ? { ...before, rows: before.rows + 1 }
          : { ...trace, table: table.name, column, rows: 1, row: String(row[key ?? ''] ?? '').slice(0, 100) },
      );
    }
  }
  return [...found.values()];
}
