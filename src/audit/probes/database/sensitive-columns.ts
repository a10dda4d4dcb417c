import type { DataColumn } from '../../../core/data-map.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Database, Table } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { detectors } from '../../../detectors/index.gen.ts';
import { engineById } from '../../../engines/find.ts';
import type { SensitiveColumn } from '../../../engines/engine.ts';
import type { ColumnVerdict } from '../../../scan/column-scan.ts';
import { scanDatabase } from '../../../scan/database.ts';
import { type CardColumn, cardColumns, dataMap } from '../../facts/database.ts';
import { inDatabase } from '../../facts/engine.ts';
import { tableOf } from '../look.ts';
import { sealedCodes } from './sealed-codes.ts';

const MOST = 2_000;

export default defineProbe({
  id: 'sensitive-columns',
  title: 'Looks for card data, bank accounts, personal data and secrets in all tables',
  hands: ['database', 'own'],
  needs: {},
  wants: { inDatabase },
  gives: { cardColumns, dataMap },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }, tools) {
    const there = await database.tables();
    if (there.length === 0) throw new CannotTell('unsupported', 'The database holds no table.');
    const sensitive = (seen ? engineById(seen.id)?.database?.sensitive : undefined) ?? [];
    const declared = realColumns(sensitive, there, own.prefix);
    const verdicts: ColumnVerdict[] = [];
    const filled = new Map<string, number>();
    let rows = 0;
    for await (const one of scanDatabase(database, { detectors, full: false, declared }, tools)) {
      rows += one.rows;
      verdicts.push(...one.verdicts);
      for (const { column, count } of one.filled) filled.set(`${one.table}.${column}`, count);
    }
    return {
      cardColumns: await cards(database, declared, verdicts, filled),
      dataMap: { tables: there.length, rows, columns: verdicts.slice(0, MOST).map(dataColumn) },
    };
  },
});

/** The columns that an engine declares, by the names that they have in this store. */
function realColumns(
  sensitive: readonly SensitiveColumn[],
  tables: readonly Table[],
  prefix: string,
): readonly SensitiveColumn[] {
  return sensitive.flatMap(({ table: name, column, holds }) => {
    const table = tableOf(name, tables, prefix);
    return table?.columns.some((one) => one.name === column) ? [{ table: table.name, column, holds }] : [];
  });
}

type Holds = CardColumn['holds'];

/** What the detectors of card data found, and what stands in the columns that are meant for it. */
async function cards(
  database: Database,
  declared: readonly SensitiveColumn[],
  verdicts: readonly ColumnVerdict[],
  filled: ReadonlyMap<string, number>,
): Promise<readonly CardColumn[]> {
  const found = new Map<string, CardColumn>();
  for (const verdict of verdicts) {
    const holds = holdsOf(verdict);
    const key = `${verdict.table}.${verdict.column} ${holds}`;
    const isMeant = declared.some(
      (one) => one.column === verdict.column && one.table === verdict.table && one.holds === holds,
    );
    if (holds === undefined || (verdict.confidence === 'tentative' && !isMeant)) continue;
    found.set(key, cardColumn(verdict, holds));
  }
  for (const { table, column, holds } of declared) {
    if (holds !== 'card' && holds !== 'card-code' && holds !== 'track') continue;
    const key = `${table}.${column} ${holds}`;
    if (found.has(key)) continue;
    const rows = filled.get(`${table}.${column}`) ?? 0;
    const count = holds === 'card-code' && rows > 0 ? await sealedCodes(database, table, column) : 0;
    found.set(key, { table, column, holds, rows, found: count, test: 0 });
  }
  return [...found.values()].slice(0, MOST);
}

function holdsOf({ kind, detector }: ColumnVerdict): Holds | undefined {
  if (kind !== 'card') return undefined;
  if (detector === 'card-number') return 'card';
  if (/track/.test(detector)) return 'track';
  if (/hash/.test(detector)) return 'card-hash';
  return /code|cvv/.test(detector) ? 'card-code' : undefined;
}

function cardColumn(verdict: ColumnVerdict, holds: Holds): CardColumn {
  const { table, column, filled, rows, tests, confidence, samples } = verdict;
  const [sample] = samples;
  const shown = sample === undefined || holds !== 'card' ? {} : { sample };
  return { table, column, holds, rows: filled, found: rows, test: tests, confidence, ...shown, ...spanOf(verdict) };
}

function dataColumn(verdict: ColumnVerdict): DataColumn {
  const { table, column, kind, detector, filled, rows, tests, confidence, samples, sampled = false } = verdict;
  const counts = { filled, rows, tests, confidence, estimated: sampled };
  return { table, column, kind, holds: detector, ...counts, samples, ...spanOf(verdict) };
}

function spanOf({ oldest, newest }: ColumnVerdict): { readonly oldest?: string; readonly newest?: string } {
  return oldest === undefined || newest === undefined ? {} : { oldest, newest };
}
