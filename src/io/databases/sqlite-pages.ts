import type { DatabaseSync } from 'node:sqlite';
import type { CellPage, Pages, Table } from '../../core/hands.ts';
import { pageBuilder } from '../../scan/page.ts';
import { CUT, quote } from './compile.ts';
import { blocksOf } from './sample.ts';

const PAGE = 16 * 1024 * 1024;
const BLOCK = 200;
type Given = string | number | bigint | Uint8Array | null;

/** The rows of a table of a SQLite file in pages of about 16 MiB. */
export function* sqlitePages(connection: DatabaseSync, table: Table, query: Pages): Generator<CellPage> {
  const columns = query.columns.map(bounded).join(', ');
  const sql = `SELECT ${columns} FROM ${quote(table.name, 'sqlite')}`;
  const builder = pageBuilder(query.columns.length);
  for (const { more, values } of query.sample === undefined ? [whole] : sampled(connection, table, query.sample)) {
    const statement = connection.prepare(`${sql}${more}`);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    for (const row of statement.iterate(...values) as unknown as Iterable<readonly Given[]>) {
      for (const cell of row) builder.add(typeof cell === 'bigint' ? cell.toString() : cell);
      if (builder.size() >= PAGE) yield builder.take();
    }
  }
  if (builder.rows() > 0) yield builder.take();
}

/** The column, cut where it is long; how long it is stands in the row's head. */
function bounded(name: string): string {
  const column = quote(name, 'sqlite');
  return `iif(octet_length(${column}) > ${CUT}, substr(${column}, 1, ${CUT}), ${column})`;
}

interface Part {
  readonly more: string;
  readonly values: readonly bigint[];
}
const whole: Part = { more: '', values: [] };

/** Blocks of rows that lie evenly over the whole table; of a table without row ids the first rows. */
function sampled(connection: DatabaseSync, table: Table, sample: number): readonly Part[] {
  const name = quote(table.name, 'sqlite');
  try {
    const statement = connection.prepare(`SELECT min(rowid) AS low, max(rowid) AS high FROM ${name}`);
    statement.setReadBigInts(true);
    const edges = statement.get();
    const [low, high] = [edges?.['low'], edges?.['high']];
    if (typeof low !== 'bigint' || typeof high !== 'bigint') return [];
    const starts = blocksOf(low, high, sample, BLOCK);
    return starts.map((start, index) => {
      // No block reaches into the next one, so that no row is counted twice.
      const end = starts[index + 1] ?? high + 1n;
      return { more: ` WHERE rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ${BLOCK}`, values: [start, end] };
    });
  } catch {
    return [{ more: ` LIMIT ${Math.trunc(sample)}`, values: [] }];
  }
}
