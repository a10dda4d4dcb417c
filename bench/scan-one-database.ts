import { performance } from 'node:perf_hooks';
import mysql from 'mysql2';
import pg from 'pg';
import { Unknown } from '../src/core/fact.ts';
import type { Tools } from '../src/core/tools.ts';
import { detectorsOf } from '../src/detectors/scan.ts';
import { detectors as all } from '../src/detectors/index.gen.ts';
import { openDatabase } from '../src/io/databases/open.ts';
import { loadKernel, kernelBytes } from '../src/io/kernel.ts';
import { keepHeapLean } from '../src/io/lean-heap.ts';
import { scanTable } from '../src/scan/column-scan.ts';
import { scanDatabase } from '../src/scan/database.ts';
import { pageBuilder } from '../src/scan/page.ts';
import { makeCellScan } from '../src/scan/table-page.ts';

/**
 * One measured run in a process of its own, for bench/scan-databases.ts:
 * `node bench/scan-one-database.ts WHERE full|usual|read|cursor|cursor-scan card|all`. Tells one line of JSON.
 */
const [where = '', how = 'full', what = 'card'] = process.argv.slice(2);
keepHeapLean();
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
  kernel: kernelBytes,
};
const detectors = what === 'all' ? all : detectorsOf(['card-number']);
const began = performance.now();
const start = process.cpuUsage();
const told = how === 'cursor' || how === 'cursor-scan' ? await byCursor(how === 'cursor-scan') : await ours();
const { user, system } = process.cpuUsage(start);
process.stdout.write(
  `${JSON.stringify({
    ...told,
    seconds: (performance.now() - began) / 1000,
    cpu: (user + system) / 1e6,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  })}\n`,
);

async function ours(): Promise<object> {
  const files = new Unknown('not-asked', 'No files.');
  const opened = await openDatabase({ where, logins: undefined, files, ssh: {} }, tools);
  if (opened instanceof Unknown) throw new Error(opened.detail);
  try {
    if (how === 'read') return await readOnly(opened.database);
    let rows = 0;
    let found = 0;
    for await (const table of scanDatabase(opened.database, { detectors, full: how === 'full', declared: [] }, tools)) {
      rows += table.rows;
      for (const verdict of table.verdicts) if (verdict.detector === 'card-number') found += verdict.rows;
    }
    return { rows, found };
  } finally {
    await opened.close();
  }
}

/** Only the hand: what it costs to have the bytes here. */
async function readOnly(database: {
  readonly pages?: (query: { table: string; columns: readonly string[] }) => AsyncIterable<{ readonly rows: number }>;
}): Promise<object> {
  let rows = 0;
  const columns = [
    'cc_type',
    'cc_number',
    'cc_last_4',
    'trans_id',
    'additional_information',
    'additional_data',
    'comment',
    'email',
  ];
  for await (const page of database.pages?.({ table: 'payment', columns }) ?? []) rows += page.rows;
  return { rows, found: 0 };
}

/** What a program does that reads with a cursor, or with events of rows; `scan` looks through the same cells as we do. */
async function byCursor(scan: boolean): Promise<object> {
  const columns = [
    'created_at',
    'cc_type',
    'cc_number',
    'cc_last_4',
    'trans_id',
    'additional_information',
    'additional_data',
    'comment',
    'email',
  ];
  const pass = loadKernel();
  const hunt = scanTable({
    table: 'payment',
    columns,
    dates: ['created_at'],
    detectors,
    closely: false,
    cells: makeCellScan({ detectors, ...(pass ? { pass } : {}) }),
  });
  const builder = pageBuilder(columns.length);
  let rows = 0;
  const take = (row: readonly (string | null)[]): void => {
    rows += 1;
    if (!scan) return;
    for (const cell of row) builder.add(cell);
    if (builder.size() > 16 * 1024 ** 2) hunt.add(builder.take());
  };
  const sql = `SELECT ${columns.join(', ')} FROM payment`;
  await (where.startsWith('postgres') ? cursor(sql, take) : events(sql, take));
  if (builder.rows() > 0) hunt.add(builder.take());
  const found = hunt
    .verdicts()
    .reduce((sum, verdict) => sum + (verdict.detector === 'card-number' ? verdict.rows : 0), 0);
  return { rows, found };
}

async function cursor(sql: string, take: (row: readonly (string | null)[]) => void): Promise<void> {
  const client = new pg.Client(where);
  await client.connect();
  await client.query(`BEGIN; DECLARE reading NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({ text: 'FETCH 5000 FROM reading', rowMode: 'array' });
    for (const row of rows) take(row);
    if (rows.length === 0) break;
  }
  await client.end();
}

async function events(sql: string, take: (row: readonly (string | null)[]) => void): Promise<void> {
  const connection = mysql.createConnection({ uri: where });
  await new Promise<void>((resolve, reject) => {
    const asked = connection.query({ sql, rowsAsArray: true });
    asked.on('result', (row) => take(row as unknown as (string | null)[]));
    asked.on('error', reject);
    asked.on('end', () => resolve());
  });
  connection.end();
}
