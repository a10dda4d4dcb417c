import { Buffer } from 'node:buffer';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { CellPage, Pages, Table } from '../../core/hands.ts';
import { closed } from './closed.ts';
import { CUT, quote } from './compile.ts';
import { copyPage } from './copy-page.ts';
import { kindOf } from './kind.ts';
import { blocksOf } from './sample.ts';
import type { Sessions } from './sessions.ts';
import type { Throttle } from './throttle.ts';

const SIZE =
  "SELECT pg_relation_size(c.oid) / current_setting('block_size')::bigint AS blocks, c.relkind AS kind, current_setting('server_version_num')::int AS version FROM pg_catalog.pg_class c WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = current_schema()) AND c.relname = $1";
/** From this version on a range of places in the table is read without going through the rest. */
const WITH_RANGES = 140_000;
const BLOCKS = { idle: 1024, busy: 64 } as const;
const SAMPLE_BLOCKS = 4;
const ROWS_IN_BLOCK = 30;
const LINE = 10;
const PAGE = 1024 * 1024;

/** The rows of a table by COPY, one short read-only transaction for some blocks of it after the other. */
export async function* postgresPages(
  sessions: Sessions<pg.Client>,
  table: Table,
  query: Pages,
  throttle: Throttle,
  name: string,
): AsyncGenerator<CellPage> {
  const { blocks, ranges } = await sizeOf(sessions, table, name);
  const columns = query.columns.map((column) => expression(column, table)).join(', ');
  const from = `SELECT ${columns} FROM ${quote(table.name, 'postgres')}`;
  const lines = makeLines();
  if (!ranges) {
    const limit = query.sample === undefined ? '' : ` LIMIT ${Math.trunc(query.sample)}`;
    yield* copied(sessions, `${from}${limit}`, lines, name);
  } else if (query.sample !== undefined) {
    const count = Math.ceil(query.sample / ROWS_IN_BLOCK);
    for (const start of blocksOf(0n, BigInt(Math.max(0, blocks - 1)), count, SAMPLE_BLOCKS))
      yield* copied(sessions, `${from}${between(Number(start), Number(start) + SAMPLE_BLOCKS)}`, lines, name);
  } else {
    // Rows that are added meanwhile may lie behind the last block.
    for (let at = 0; at < Math.max(1, blocks);) {
      const next = at + (throttle.pageRows() >= 10_000 ? BLOCKS.idle : BLOCKS.busy);
      const began = performance.now();
      yield* copied(sessions, `${from}${between(at, next >= blocks ? undefined : next)}`, lines, name);
      await throttle.rest(performance.now() - began);
      at = next;
    }
  }
  if (lines.size() > 0) yield lines.take();
}

function between(from: number, to: number | undefined): string {
  const end = to === undefined ? '' : ` AND ctid < '(${to},0)'::tid`;
  return ` WHERE ctid >= '(${from},0)'::tid${end}`;
}

function expression(column: string, table: Table): string {
  const quoted = quote(column, 'postgres');
  const type = table.columns.find((one) => one.name === column)?.type ?? '';
  const kind = kindOf(type);
  if (kind === 'bytes') return `encode(substr(${quoted}, 1, ${CUT}), 'escape')`;
  if (kind !== 'text' || /^character(?: varying)?\(\d{1,4}\)$/i.test(type)) return quoted;
  if (!/^(?:text|character varying)/i.test(type)) return `left(${quoted}::text, ${CUT})`;
  // The length in bytes is known without unpacking the value, and hardly ever too much.
  return `CASE WHEN octet_length(${quoted}) > ${CUT} THEN left(${quoted}, ${CUT}) ELSE ${quoted} END`;
}

async function sizeOf(sessions: Sessions<pg.Client>, table: Table, name: string) {
  return sessions.use(async (client) => {
    try {
      const { rows } = await client.query<Record<string, string>>(SIZE, [table.name]);
      const [row] = rows;
      const ranges = row?.['kind'] === 'r' && Number(row['version']) >= WITH_RANGES;
      return { blocks: Number(row?.['blocks'] ?? 0), ranges };
    } catch (error) {
      throw closed(error, name);
    }
  });
}

/** Lines of several COPYs in one page. */
interface Lines {
  add(chunk: Buffer): void;
  readonly size: () => number;
  take(): CellPage;
}

function makeLines(): Lines {
  let bytes = Buffer.allocUnsafe(1024 * 1024);
  let size = 0;
  return {
    add(chunk) {
      if (size + chunk.length > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, size + chunk.length));
        bytes.copy(larger, 0, 0, size);
        bytes = larger;
      }
      size += chunk.copy(bytes, size);
    },
    size: () => size,
    take() {
      const page = copyPage(bytes.subarray(0, size));
      size = 0;
      return page;
    },
  };
}

/** Adds what a COPY sends, which is whole lines; gives a page whenever there is enough for one. */
function copied(sessions: Sessions<pg.Client>, select: string, lines: Lines, name: string): AsyncIterable<CellPage> {
  return sessions.stream(async function* (client) {
    try {
      const stream = client.query(copyTo(`COPY (${select}) TO STDOUT`, { highWaterMark: 256 * 1024 }));
      let whole = true;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        lines.add(chunk);
        whole = chunk.at(-1) === LINE;
        if (whole && lines.size() >= PAGE) yield lines.take();
      }
    } catch (error) {
      throw closed(error, name);
    }
  });
}
