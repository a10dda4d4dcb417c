import { UserError } from '../../core/errors.ts';
import type { StoreColumn, StoreTable, VaultDatabase } from '../../core/vault-database.ts';
import { type Cells, changeCell, countClear, type Method, namesCode } from './change.ts';
import { type Evidence, leastBy, noEvidence, weigh } from './evidence.ts';
import type { Least } from './find.ts';
import { sealedLength } from './sealed.ts';

/** What is known of a column before it was looked at, from the engine; the names are those of the database. */
export interface KnownColumn {
  readonly table: string;
  readonly column: string;
  readonly holds: 'card' | 'card-code' | 'track';
}

/** One column in which payment data were found, and what would be done. */
export interface PlanRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly holds: 'card' | 'card-code';
  readonly method: Method;
  /** Tokens keep the first six digits too. */
  readonly firstSix: boolean;
  /** From which confidence on a number counts. */
  readonly least: Least;
  /** The database's estimate of the table's rows. */
  readonly rows: number | undefined;
  /** Rows looked at, and how many of them hold something in clear. */
  readonly looked: number;
  readonly clear: number;
  /** Sentences. */
  readonly why: string;
  readonly cannot: string | undefined;
  /** Characters with which the column would be wide enough, if it is too narrow. */
  readonly widenTo: number | undefined;
  readonly beware: readonly string[];
  /** Bytes that the vault will need, roughly. */
  readonly bytes: number;
  readonly seconds: number;
}

export interface PlanWish {
  readonly method: Method;
  readonly firstSix?: boolean | undefined;
  /** `table.column`; all that hold something, if empty. */
  readonly columns: readonly string[];
  readonly known: readonly KnownColumn[];
  /** Most rows of a table that are looked at. */
  readonly most: number;
  readonly signal: AbortSignal;
}

const AT_ONCE = 2000;
/** Measured on a busy machine with two cores: bytes a value takes, and values a second. */
const VALUE_BYTES = 260;
const VALUES_A_SECOND = 5000;

/** Looks for payment data in every column that could hold them. Changes nothing. */
export async function makePlan(database: VaultDatabase, wish: PlanWish): Promise<readonly PlanRow[]> {
  const tables = (await database.tables()).filter(({ name }) => !name.startsWith('storewarden_'));
  for (const words of wish.columns) assertThere(words, tables);
  const rows: PlanRow[] = [];
  for (const table of tables) {
    wish.signal.throwIfAborted();
    const columns = table.columns.filter((column) => isCandidate(column) && isWished(table, column, wish));
    if (columns.length > 0) rows.push(...(await planTable(database, table, columns, wish)));
  }
  return rows;
}

function assertThere(words: string, tables: readonly StoreTable[]): void {
  const found = tables.some((table) => table.columns.some((column) => `${table.name}.${column.name}` === words));
  if (!found)
    throw new UserError(`There is no column "${words}".`, {
      hint: 'Write it as TABLE.COLUMN, with the prefix of the table.',
    });
}

function isWished(table: StoreTable, column: StoreColumn, wish: PlanWish): boolean {
  return wish.columns.length === 0 || wish.columns.includes(`${table.name}.${column.name}`);
}

function isCandidate({ kind, longest, name }: StoreColumn): boolean {
  if (kind === 'other') return false;
  return namesCode(name) || longest === undefined || longest >= 12;
}

interface Tally {
  readonly column: StoreColumn;
  readonly cells: Cells;
  readonly holds: KnownColumn['holds'] | undefined;
  filled: number;
  /** Cells with a number that is sure in itself, and with one of any confidence. */
  firm: number;
  any: number;
  codes: number;
  evidence: Evidence;
}

async function planTable(
  database: VaultDatabase,
  table: StoreTable,
  columns: readonly StoreColumn[],
  wish: PlanWish,
): Promise<readonly PlanRow[]> {
  const tallies = columns.map((column): Tally => {
    const known = wish.known.find((one) => one.table === table.name && one.column === column.name);
    const least = known !== undefined || wish.columns.length > 0 ? 'tentative' : 'firm';
    const counts = { filled: 0, firm: 0, any: 0, codes: 0 };
    return { column, cells: cellsOf(column, least), holds: known?.holds, ...counts, evidence: noEvidence };
  });
  const looked = await look(database, table, tallies, wish);
  return tallies.flatMap((tally) => {
    const erases = holdsCodes(tally);
    if (!erases && clearOf(tally) === 0) return [];
    return [toRow(table, tally, erases, looked, wish)];
  });
}

/** How the cells of a column are read. */
export function cellsOf(column: StoreColumn, least: Least): Cells {
  return { column: column.name, bytes: column.kind === 'bytes', least };
}

async function look(
  database: VaultDatabase,
  table: StoreTable,
  tallies: readonly Tally[],
  wish: PlanWish,
): Promise<number> {
  const columns = tallies.map(({ column }) => column.name);
  let looked = 0;
  let after: readonly string[] | undefined;
  for (;;) {
    wish.signal.throwIfAborted();
    // Without a key there is no going on behind a page: one must do.
    const limit = Math.min(table.key.length === 0 ? 5 * AT_ONCE : AT_ONCE, wish.most - looked);
    const page = await database.page({ table: table.name, columns, after, limit, atLeast: 0 });
    for (const { cells } of page) for (const [at, tally] of tallies.entries()) count(tally, cells[at] ?? null);
    looked += page.length;
    after = page.at(-1)?.key;
    if (page.length < limit || table.key.length === 0 || looked >= wish.most) return looked;
  }
}

function count(tally: Tally, cell: string | null): void {
  if (cell === null || cell.trim() === '') return;
  tally.filled += 1;
  if (isCode(cell)) tally.codes += 1;
  tally.evidence = weigh(tally.evidence, cell, tally.cells);
  if (!holdsClear(cell, { ...tally.cells, least: 'tentative' })) return;
  tally.any += 1;
  if (holdsClear(cell, { ...tally.cells, least: 'firm' })) tally.firm += 1;
}

function holdsClear(cell: string, cells: Cells): boolean {
  return changeCell(cell, cells, (written) => written.replace(/\d/g, '*')) !== undefined || countClear(cell, cells) > 0;
}

/** What is known to hold cards, or is full of numbers that pass, is taken at any confidence; the rest where it is sure. */
function leastIn({ cells, evidence }: Tally): Least {
  return cells.least === 'tentative' ? 'tentative' : leastBy(evidence);
}

function clearOf(tally: Tally): number {
  return leastIn(tally) === 'tentative' ? tally.any : tally.firm;
}

/** Three or four digits that are not nothing. */
export function isCode(cell: string): boolean {
  return /^\s*\d{3,4}\s*$/.test(cell) && Number(cell) > 0;
}

/** What the engine calls a code and is filled; or what is named like one, and holds nothing else than such digits. */
function holdsCodes({ holds, filled, codes, column }: Tally): boolean {
  if (holds === 'card-code' || holds === 'track') return filled > 0;
  return namesCode(column.name) && codes > 0 && codes >= filled * 0.9;
}

function toRow(table: StoreTable, tally: Tally, erases: boolean, looked: number, wish: PlanWish): PlanRow {
  const { column, codes, holds, filled } = tally;
  const clear = clearOf(tally);
  const method = erases ? 'erase' : wish.method;
  const share = looked === 0 ? 0 : (erases ? filled : clear) / looked;
  const values = Math.round(share * Math.max(table.rows ?? looked, looked));
  return {
    table: table.name,
    column: column.name,
    type: column.type,
    holds: erases ? 'card-code' : 'card',
    method,
    firstSix: method === 'token' && wish.firstSix === true,
    least: leastIn(tally),
    rows: table.rows,
    looked,
    clear: erases ? filled : clear,
    why: whyOf(erases, holds, clear, codes, looked),
    cannot: obstacle(table, column, method),
    widenTo: widthFor(column, method),
    beware: erases ? triggerWarning(table) : [...triggerWarning(table), ...warnings(column, method)],
    bytes: method === 'erase' ? 0 : values * VALUE_BYTES,
    seconds: Math.ceil(values / VALUES_A_SECOND),
  };
}

function whyOf(
  erases: boolean,
  holds: KnownColumn['holds'] | undefined,
  clear: number,
  codes: number,
  looked: number,
): string {
  if (erases)
    return `${holds === undefined ? `${codes} cells hold three or four digits, and the column is named as a verification code` : 'The engine keeps verification codes or tracks here'}; keeping them is forbidden, even encrypted (PCI DSS 3.3.1).`;
  return `${clear} of ${looked} rows looked at hold a card number in clear.`;
}

/** Why a column cannot be done, if so. */
export function obstacle(table: StoreTable, column: StoreColumn, method: Method): string | undefined {
  if (table.key.length === 0) return 'The table has no primary key, so that its rows cannot be told apart: add one.';
  if (table.key.includes(column.name)) return 'The column is part of the primary key.';
  if (column.generated) return 'The database makes this column from others: do those; it follows by itself.';
  if (column.bound) return 'A foreign key hangs on this column.';
  const isNumber = column.kind === 'integer' || column.kind === 'decimal';
  if (isNumber && (method === 'encrypt' || method === 'truncate'))
    return 'A column of numbers can hold tokens only: take --method token.';
  if (column.unique && (method === 'truncate' || method === 'erase'))
    return 'The values must be unique, and would not be any more.';
  if (widthFor(column, method) !== undefined)
    return `The column is too narrow for sealed text: it needs ${sealedLength(19)} characters; --widen makes it wider.`;
  return undefined;
}

const LONGEST_WRITTEN = 23;

/** What is beside the number in a cell has to fit as before. */
function widthFor({ kind, longest }: StoreColumn, method: Method): number | undefined {
  if (method !== 'encrypt' || longest === undefined || longest >= sealedLength(19)) return undefined;
  return kind === 'text' || kind === 'bytes' ? longest + sealedLength(LONGEST_WRITTEN) : undefined;
}

function triggerWarning({ triggers }: StoreTable): readonly string[] {
  if (triggers.length === 0) return [];
  return [`Triggers run at each change and may copy what stood there: ${triggers.slice(0, 5).join(', ')}.`];
}

function warnings(column: StoreColumn, method: Method): readonly string[] {
  const found: string[] = [];
  if (method === 'truncate' || method === 'erase')
    found.push('After the purge of the undo log the numbers are gone for good.');
  if (column.unique) found.push('The column is part of a unique index; tokens are unique too.');
  return found;
}
