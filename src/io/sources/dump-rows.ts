import { Buffer } from 'node:buffer';
import { pageBuilder, type PageBuilder } from '../../scan/page.ts';
import type { TablePage } from '../../scan/table-page.ts';
import { decode } from '../databases/dump/decode.ts';
import { kindOf, type Kind } from '../databases/kind.ts';
import { parseDump, type Raw, type Sink } from '../databases/dump/parse.ts';
import { readMade } from '../databases/dump/schema.ts';
import { append, makeSource, type Source } from '../databases/dump/tokens.ts';
import { asBuffer } from './peek.ts';

const CELL = 1024 * 1024;
const PAGE = 1024 * 1024;
const MOST_TABLES = 20_000;

interface Columns {
  readonly names: readonly string[];
  readonly kinds: readonly Kind[];
}

interface Open {
  readonly table: string;
  readonly columns: Columns;
  readonly builder: PageBuilder;
  /** Where each row of the page begins and ends in the stream, in pairs. */
  readonly spans: number[];
}

/** The rows of a SQL dump as it streams by, in pages of about one mebibyte, each of one table. */
export async function* dumpRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TablePage> {
  const source = makeSource();
  const history = makeHistory();
  const ready: TablePage[] = [];
  const rows = rowsSink(source, history, ready);
  const parser = parseDump(source, rows.sink);
  let over = false;
  for await (const chunk of bytes) {
    if (over) continue;
    const text = asBuffer(chunk).toString('latin1');
    if (history.length() === 0) source.dialect = dialectOf(text);
    history.add(text);
    append(source, text);
    over = parser.next().done === true;
    yield* ready.splice(0);
    history.forget(rows.needed());
  }
  source.ended = true;
  while (parser.next().done !== true);
  rows.flush();
  yield* ready;
}

/** What the first lines say; the statements that follow may still say otherwise. */
function dialectOf(head: string): Source['dialect'] {
  if (/PostgreSQL database (?:cluster )?dump/.test(head)) return 'postgres';
  return head.startsWith('PRAGMA foreign_keys') ? 'sqlite' : 'mysql';
}

function rowsSink(source: Source, history: History, ready: TablePage[]) {
  const tables = new Map<string, Columns>();
  let open: Open | undefined;
  let began = 0;

  function flush(): void {
    if (!open || open.builder.rows() === 0) return;
    const { table, columns, builder, spans } = open;
    const held = [...spans];
    spans.length = 0;
    ready.push({
      table,
      columns: columns.names,
      page: builder.take(),
      placeOf: (row, text) => history.find(held[row * 2] ?? 0, held[row * 2 + 1] ?? 0, text),
    });
    // The builder's memory is the page's now.
    open = undefined;
  }

  const sink: Sink = {
    made(text) {
      const made = readMade(text, source.dialect);
      if (made?.what !== 'table' || tables.size >= MOST_TABLES) return;
      const { columns, name } = made.table;
      tables.set(name, { names: columns.map((one) => one.name), kinds: columns.map(({ type }) => kindOf(type)) });
    },
    used: () => undefined,
    rows(table, columns, from) {
      began = from;
      return {
        most: CELL,
        row(cells) {
          const end = source.base + source.at;
          if (cells) {
            if (open?.table !== table || open.columns.names.length !== cells.length) {
              flush();
              open = openTable(table, columns, tables.get(table), cells.length);
            }
            open.spans.push(began, end);
            addRow(open, cells);
            if (open.builder.size() >= PAGE) flush();
          }
          began = end;
        },
      };
    },
    rowsEnded: () => undefined,
  };
  return { sink, flush, needed: () => open?.spans[0] ?? began };
}

function openTable(
  table: string,
  given: readonly string[] | undefined,
  known: Columns | undefined,
  width: number,
): Open {
  const named = given ?? known?.names ?? [];
  const names = Array.from({ length: width }, (_, index) => named[index] ?? `column${index + 1}`);
  const kinds = names.map((name) => known?.kinds[known.names.indexOf(name)] ?? 'text');
  return { table, columns: { names, kinds }, builder: pageBuilder(width), spans: [] };
}

function addRow({ builder, columns }: Open, cells: readonly Raw[]): void {
  cells.forEach((raw, index) => {
    if (raw === null) builder.add(null);
    // Most values are bytes as they stand.
    else if (raw.how === 'string' && columns.kinds[index] !== 'bytes') builder.add(Buffer.from(raw.text, 'latin1'));
    else builder.add(decode(raw, columns.kinds[index] ?? 'text', CELL));
  });
}

/** The text that has gone by and may still be asked about. */
interface History {
  readonly length: () => number;
  add(text: string): void;
  forget(before: number): void;
  /** The place of a text between two places, or the first of them. */
  find(from: number, to: number, text: Uint8Array): { readonly line: number; readonly offset: number };
}

function makeHistory(): History {
  let text = '';
  let base = 0;
  /** Line feeds before the text, and where those in it stand in the stream. */
  let before = 0;
  let feeds: number[] = [];

  /** How many line feeds stand before a place. */
  function feedsBefore(offset: number): number {
    let low = 0;
    let high = feeds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((feeds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    length: () => base + text.length,
    add(more) {
      const from = base + text.length;
      for (let at = more.indexOf('\n'); at >= 0; at = more.indexOf('\n', at + 1)) feeds.push(from + at);
      text += more;
    },
    forget(place) {
      // Cutting often would cost more than keeping a little.
      if (place - base < 2 * PAGE) return;
      const gone = feedsBefore(place);
      before += gone;
      feeds = feeds.slice(gone);
      text = text.slice(place - base);
      base = place;
    },
    find(from, to, wanted) {
      const row = text.slice(from - base, to - base);
      const offset = from + Math.max(0, row.indexOf(Buffer.from(wanted).toString('latin1')));
      return { line: 1 + before + feedsBefore(offset), offset };
    },
  };
}
