import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Kind, type PaymentTable, paymentTable } from './payment-tables.ts';

/**
 * The column scan over a table of payments in MariaDB, PostgreSQL and SQLite: rows a second, CPU against a program that
 * reads with a cursor, memory from few to many rows, and what a store at work on the same table feels of it.
 * `node bench/scan-databases.ts [rows] [rows for memory]`; each part or server alone with `speed`, `memory`, `store`, `mariadb`, `postgres` or `sqlite` behind them.
 */
const rows = Number(process.argv[2] ?? 1_500_000);
const most = Number(process.argv[3] ?? 5_000_000);
const parts = process.argv.slice(4);
const ROUNDS = 3;
const run = promisify(execFile);
const servers: readonly Kind[] = ['mariadb', 'postgres', 'sqlite'];
const named = servers.filter((kind) => parts.includes(kind));
const kinds = named.length > 0 ? named : servers;
let missed = false;

for (const kind of kinds) {
  const table = await paymentTable(kind);
  try {
    if (wants('speed') || wants('store')) await table.fill(rows);
    if (wants('speed')) await speed(table);
    if (wants('store') && kind === 'mariadb') await store(table);
    if (wants('memory')) await memory(table);
  } finally {
    await table.drop();
  }
}
if (missed) process.exitCode = 1;

function wants(part: string): boolean {
  return parts.length === named.length || parts.includes(part);
}

interface Told {
  readonly rows: number;
  readonly found: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

async function one(table: PaymentTable, ...how: readonly string[]): Promise<Told> {
  const script = new URL('scan-one-database.ts', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [script, table.where, ...how]);
  return JSON.parse(stdout) as Told; // as that script writes it
}

async function speed(table: PaymentTable): Promise<void> {
  const ours: Told[] = [];
  const theirs: Told[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await one(table, 'full', 'card'));
    if (table.kind !== 'sqlite') theirs.push(await one(table, 'cursor-scan', 'card'));
  }
  const wall = median(ours.map((told) => told.rows / told.seconds));
  const cpu = median(ours.map((told) => told.rows / told.cpu));
  const goal = table.kind === 'mariadb' ? 400_000 : 700_000;
  const [first] = ours;
  say(`${table.kind}: ${first?.rows} rows, ${first?.found} card numbers`);
  say(`  ${thousands(wall)} rows a second, ${thousands(cpu)} a second of our CPU; ${first?.megabytes} MB`);
  // SQLite works within our process: our CPU is all the time that it takes, whatever else the machine does.
  const rate = table.kind === 'sqlite' ? cpu : wall;
  if (table.kind !== 'postgres') judge(`  rows a second (at least ${thousands(goal)})`, rate >= goal);
  if (theirs.length > 0) {
    const ratio = median(ours.map((told, index) => told.cpu / (theirs[index]?.cpu ?? Number.NaN)));
    say(
      `  ${ratio.toFixed(2)} of the CPU of the same search fed by ${table.kind === 'postgres' ? 'a cursor' : 'events of rows'}`,
    );
    if (table.kind === 'postgres') judge('  at most 0.55 of a cursor', ratio <= 0.55);
  }
  const all = await one(table, 'usual', 'all');
  say(
    `  as an audit does it, all detectors: ${all.seconds.toFixed(1)} s, ${all.cpu.toFixed(1)} s CPU, ${all.megabytes} MB`,
  );
  const full = await one(table, 'full', 'all');
  say(`  all detectors, every cell: ${thousands(full.rows / full.seconds)} rows a second, ${full.megabytes} MB`);
}

async function memory(table: PaymentTable): Promise<void> {
  const seen: number[] = [];
  for (const count of [10_000, Math.round(most / 10), most]) {
    await table.fill(count);
    const { megabytes } = await one(table, 'full', 'card');
    seen.push(megabytes);
    say(`${table.kind}: ${thousands(count)} rows in ${megabytes} MB at most`);
  }
  judge('  under 200 MB', Math.max(...seen) < 200);
}

/** The same table is read and changed by a store, first alone, then while it is scanned with the throttle that is the default. */
async function store(table: PaymentTable): Promise<void> {
  const script = new URL('store-at-work.ts', import.meta.url).pathname;
  const ratios: { rate: number; p99: number }[] = [];
  const atWork = async () => {
    const { stdout } = await run(process.execPath, [script, table.where, '8', String(rows)]);
    return JSON.parse(stdout) as { readonly rate: number; readonly p99: number }; // as that script writes it
  };
  for (let round = 0; round < 3; round++) {
    const alone = await atWork();
    const scan = new AbortController();
    const scanning = (async () => {
      const child = new URL('scan-one-database.ts', import.meta.url).pathname;
      while (!scan.signal.aborted)
        await run(process.execPath, [child, table.where, 'full', 'card'], { signal: scan.signal }).catch(
          () => undefined,
        );
    })();
    const beside = await atWork();
    scan.abort();
    await scanning;
    ratios.push({ rate: beside.rate / alone.rate, p99: beside.p99 / alone.p99 });
    say(
      `  alone ${Math.round(alone.rate)} a second, p99 ${alone.p99.toFixed(2)} ms; beside a scan ${Math.round(beside.rate)}, ${beside.p99.toFixed(2)} ms`,
    );
  }
  const rate = median(ratios.map((each) => each.rate));
  const p99 = median(ratios.map((each) => each.p99));
  judge(`  the store keeps ${Math.round(rate * 100)} % of its rate (at least 75 %)`, rate >= 0.75);
  judge(`  its slowest hundredth takes ${p99.toFixed(2)} times as long (at most 2)`, p99 <= 2);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

function judge(what: string, holds: boolean): void {
  say(`${what}: ${holds ? 'holds' : 'MISSED'}`);
  missed ||= !holds;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
