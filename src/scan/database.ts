import type { CellPage, Database, Pages, Table } from '../core/hands.ts';
import type { Tools } from '../core/tools.ts';
import type { Detector } from '../detectors/detector.ts';
import { kernelPass } from '../detectors/scan/kernel.ts';
import type { MakePass } from '../detectors/scan/scanner.ts';
import { isTelling } from './by-name.ts';
import { type ColumnVerdict, scanTable } from './column-scan.ts';
import { dateOf, isLookedAt, widthOf } from './column-types.ts';
import { bytesOf, pageBuilder } from './page.ts';
import { type CellScan, makeCellScan } from './table-page.ts';

export interface DatabaseHunt {
  readonly detectors: readonly Detector[];
  /** Read every row of every column that can hold something; else only of those that a sample points to. */
  readonly full: boolean;
  /** Columns that an engine is known to keep such things in are read in full. */
  readonly declared: readonly { readonly table: string; readonly column: string }[];
}
interface Hunt extends DatabaseHunt {
  readonly pass: MakePass | undefined;
  readonly cells: CellScan;
}

/** What one table holds, column by column, and how it was found out. */
export interface TableVerdict {
  readonly table: string;
  /** Rows of the table, as far as that is known. */
  readonly rows: number;
  readonly verdicts: readonly ColumnVerdict[];
  /** In how many rows something stands, column by column. */
  readonly filled: readonly { readonly column: string; readonly count: number }[];
}

/** Rows that are looked at value by value: what less than one row in three thousand holds may be missed by them alone. */
const SAMPLE = 10_000;
/** Tables up to here are read whole at once. */
const SMALL = 20_000;
const PAGE = 1024 ** 2;

/** Looks through all tables of a database: a sample of each, then every row of the columns that it points to. */
export async function* scanDatabase(
  database: Database,
  hunt: DatabaseHunt,
  tools: Tools,
): AsyncGenerator<TableVerdict> {
  const kernel = tools.kernel?.();
  const pass = kernel === undefined ? undefined : kernelPass(kernel);
  const equipped = withDetectors(hunt, pass, hunt.detectors);
  let done = 0;
  const tell = (rows: number): void => {
    tools.signal.throwIfAborted();
    done += rows;
    tools.tell({ what: 'rows', done });
  };
  for (const table of await database.tables()) {
    // What is short comes first: the place in a row then says which column a number stands in.
    const looked = table.columns.filter(isLookedAt).toSorted((a, b) => widthOf(a) - widthOf(b));
    const columns = looked.map(({ name }) => name);
    if (columns.length > 0) yield await scanOne(database, table, columns, equipped, tell);
  }
}

function withDetectors(hunt: DatabaseHunt, pass: MakePass | undefined, detectors: readonly Detector[]): Hunt {
  const cells = makeCellScan({ detectors, ...(pass === undefined ? {} : { pass }) });
  return { ...hunt, detectors, pass, cells };
}

async function scanOne(
  database: Database,
  table: Table,
  columns: readonly string[],
  hunt: Hunt,
  tell: (rows: number) => void,
): Promise<TableVerdict> {
  // InnoDB's number of rows is a guess, and may be wrong by half.
  const small = table.rows !== undefined && table.rows <= SMALL;
  const first = await through(
    database,
    table,
    columns,
    { hunt, closely: true, most: small ? undefined : SAMPLE },
    tell,
  );
  if (first.rows < SAMPLE / 2 && !small) {
    const whole = await through(database, table, columns, { hunt, closely: true, most: undefined }, tell);
    return { table: table.name, ...whole };
  }
  if (small) return { table: table.name, ...first };
  const wanted = candidates(table.name, columns, first.verdicts, hunt);
  if (wanted.length === 0) return estimated(table, first);
  const narrowed = hunt.full ? hunt : withDetectors(hunt, hunt.pass, detectorsFor(first.verdicts, hunt));
  const second = await through(database, table, wanted, { hunt: narrowed, closely: false, most: undefined }, tell);
  const verdicts = merged(first, second, wanted, narrowed.detectors);
  return { table: table.name, rows: second.rows, verdicts, filled: filledIn(first, second.rows) };
}

interface Looked {
  readonly rows: number;
  readonly verdicts: readonly ColumnVerdict[];
  readonly filled: TableVerdict['filled'];
}

async function through(
  database: Database,
  table: Table,
  columns: readonly string[],
  how: { readonly hunt: Hunt; readonly closely: boolean; readonly most: number | undefined },
  tell: (rows: number) => void,
): Promise<Looked> {
  const { hunt, closely, most } = how;
  const date = dateOf(table);
  const all = [...(date === undefined ? [] : [date]), ...columns];
  const dates = date === undefined ? [] : [date];
  const { detectors, cells } = hunt;
  const scan = scanTable({ table: table.name, columns: all, dates, detectors, closely, cells });
  for await (const page of pagesOf(database, table, {
    table: table.name,
    columns: all,
    ...(most ? { sample: most } : {}),
  })) {
    scan.add(page);
    tell(page.rows);
  }
  return { rows: scan.rows(), verdicts: scan.verdicts(), filled: scan.filled() };
}

/** Pages from a hand that has none of its own: a dump, or a database of a test. */
async function* pagesOf(database: Database, table: Table, query: Pages): AsyncGenerator<CellPage> {
  if (database.pages) return yield* database.pages(query);
  const { columns, sample } = query;
  const builder = pageBuilder(columns.length);
  const isBytes = columns.map((name) =>
    /blob|binary|bytea/i.test(table.columns.find((one) => one.name === name)?.type ?? ''),
  );
  // Every n-th row, so that the whole table is sampled.
  const each = sample === undefined ? 1 : Math.max(1, Math.floor((table.rows ?? sample) / sample));
  let number = 0;
  for await (const row of database.select({ table: query.table, columns })) {
    if (number++ % each !== 0) continue;
    columns.forEach((name, index) => builder.add(bytesOf(row[name] ?? null, isBytes[index] === true)));
    if (builder.size() >= PAGE) yield builder.take();
  }
  if (builder.rows() > 0) yield builder.take();
}

/** Columns that are worth reading to the end. */
function candidates(
  table: string,
  columns: readonly string[],
  verdicts: readonly ColumnVerdict[],
  { full, declared }: DatabaseHunt,
): readonly string[] {
  if (full) return columns;
  const seen = new Set(verdicts.filter(isGrave).map(({ column }) => column));
  for (const one of declared) if (one.table === table) seen.add(one.column);
  return columns.filter((column) => seen.has(column) || (isTelling(column) && !isPersonal(column)));
}

/** What of a person stands in every shop is counted from the sample. */
function isPersonal(column: string): boolean {
  return /name|street|address|city|post|zip|phone|mobile|fax|tax|vat|hash/i.test(column);
}

function isGrave({ kind }: ColumnVerdict): boolean {
  return kind !== 'personal';
}

/** Reading to the end is for what is grave, and for what the sample has seen. */
function detectorsFor(verdicts: readonly ColumnVerdict[], { detectors }: DatabaseHunt): readonly Detector[] {
  const seen = new Set(verdicts.map(({ detector }) => detector));
  return detectors.filter(({ id, kind }) => kind === 'card' || kind === 'bank' || (kind === 'secret' && seen.has(id)));
}

/** What the sample says, with the numbers of the whole table where they were counted. */
function merged(
  first: Looked,
  second: Looked,
  wanted: readonly string[],
  detectors: readonly Detector[],
): readonly ColumnVerdict[] {
  const counted = new Set(detectors.map(({ id }) => id));
  const known = new Map(first.verdicts.map((verdict) => [keyOf(verdict), verdict]));
  const whole = second.verdicts.flatMap((verdict) => {
    const sampled = known.get(keyOf(verdict));
    if (sampled === undefined) return isGrave(verdict) ? [verdict] : [];
    // The sample has weighed all values of the column against each other.
    const { confidence, reasons } = sampled;
    const filled = Math.max(verdict.rows, scaled(sampled.filled, first.rows, second.rows));
    return [{ ...verdict, confidence, reasons, filled }];
  });
  const done = new Set(whole.map(keyOf));
  const rest = first.verdicts.filter((verdict) => !done.has(keyOf(verdict)));
  const gone = (verdict: ColumnVerdict): boolean => wanted.includes(verdict.column) && counted.has(verdict.detector);
  return [
    ...whole,
    ...rest.filter((verdict) => !gone(verdict)).map((verdict) => grown(verdict, first.rows, second.rows)),
  ];
}

function estimated(table: Table, looked: Looked): TableVerdict {
  const rows = Math.max(table.rows ?? 0, looked.rows);
  const verdicts = looked.verdicts.map((verdict) => grown(verdict, looked.rows, rows));
  return { table: table.name, rows, verdicts, filled: filledIn(looked, rows) };
}

function filledIn({ filled, rows: looked }: Looked, rows: number): TableVerdict['filled'] {
  return filled.map(({ column, count }) => ({ column, count: scaled(count, looked, rows) }));
}

/** The numbers of a sample as those of the table. */
function grown(verdict: ColumnVerdict, looked: number, rows: number): ColumnVerdict {
  const { filled, rows: found, tests } = verdict;
  return {
    ...verdict,
    filled: scaled(filled, looked, rows),
    rows: scaled(found, looked, rows),
    tests: scaled(tests, looked, rows),
    sampled: true,
  };
}

function scaled(count: number, looked: number, rows: number): number {
  return looked === 0 ? 0 : Math.round((count / looked) * rows);
}

function keyOf({ column, detector }: ColumnVerdict): string {
  return `${column} ${detector}`;
}
