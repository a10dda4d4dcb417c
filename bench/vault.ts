import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { openVaultDatabase } from '../src/io/vault/open.ts';
import type { Swap, VaultDatabase } from '../src/core/vault-database.ts';
import type { Method } from '../src/protect/vault/change.ts';
import { makeNonces } from '../src/protect/vault/nonces.ts';
import { makePlan } from '../src/protect/vault/plan.ts';
import { sealColumn } from '../src/protect/vault/seal.ts';
import { makeSealer, rowKey } from '../src/protect/vault/sealed.ts';
import { makeTrialKeys, trialTools as tools } from '../test/vault-trial.ts';
import { makePrivateServer } from '../test/databases/private-server.ts';
import { cardOf } from './vault-table.ts';
import { connect } from './vault-writers.ts';

/**
 * Sealing against the database's own encryption in the same batches, over the same rows, in turns; and one field against
 * the bare cipher: node bench/vault.ts mysql|postgres [rows] [rounds]
 */
const kind = (process.argv[2] ?? 'mysql') as 'mysql' | 'postgres';
const ROWS = Number(process.argv[3] ?? 60_000);
const ROUNDS = Number(process.argv[4] ?? 3);
const BATCH = 500;
// A server of our own: what CPU it uses is for this bench alone.
const server = await makePrivateServer(kind);
const shop = await connect(server.dsn);
const keys = await makeTrialKeys();

try {
  field();
  for (const [share, method] of [
    [100, 'token'],
    [40, 'token'],
    [100, 'encrypt'],
  ] as const)
    await compare(share, method);
} finally {
  await shop.end();
  await server.remove();
}

/** One field: our format against `createCipheriv` with nonces from a pool, by CPU time. */
function field(): void {
  const key = { id: 1, key: createSecretKey(randomBytes(32)) };
  const nonces = makeNonces();
  const sealer = makeSealer('payments', 'number', key, nonces);
  const row = rowKey(['12']);
  const ours = (): unknown => sealer('4111111111111111', row);
  const bound = Buffer.alloc(40);
  const clear = Buffer.from('4111111111111111');
  const theirs = (): unknown => {
    const cipher = createCipheriv('aes-256-gcm', key.key, nonces.next());
    cipher.setAAD(bound);
    return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  };
  const all = Array.from({ length: 9 }, () => ({ ours: cpuOf(ours), theirs: cpuOf(theirs) }));
  const ratio = median(all.map((one) => one.theirs / one.ours));
  say(
    `field sealing: ${ratio.toFixed(2)} of a bare AES-256-GCM loop (at least 0.85); ${median(all.map((one) => one.ours)).toFixed(2)} µs against ${median(all.map((one) => one.theirs)).toFixed(2)} µs of CPU`,
  );
}

function cpuOf(work: () => unknown): number {
  const began = process.cpuUsage();
  for (let n = 0; n < 40_000; n++) work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 40_000;
}

interface Cost {
  /** Milliseconds on the clock, and of CPU of the server and of this process. */
  readonly wall: number;
  readonly server: number;
  readonly own: number;
}

/** Rows a second, ours by theirs, round by round. */
async function compare(share: number, method: Method): Promise<void> {
  const rounds: { readonly bare: Cost; readonly ours: Cost; readonly writing: Cost }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await fill('bare', share);
    const bare = await bareUpdates();
    await fill('cards', share);
    const { cost: ours, swaps } = await sealing(method);
    await fill('cards', share);
    rounds.push({ bare, ours, writing: await replayed(swaps) });
  }
  const clock = rounds.map(({ bare, ours }) => bare.wall / ours.wall);
  // The server and this process work at the same time: the slower one says how long it takes.
  const cpu = rounds.map(({ bare, ours }) => bare.server / Math.max(ours.server, ours.own));
  say(
    `${kind}, ${ROWS} rows, ${share} of 100 hold a number, ${method}: ${median(cpu).toFixed(2)} of the bare UPDATE of every row by CPU with a core for each (at least 0.5); by the clock ${median(clock).toFixed(2)} (${clock.map((one) => one.toFixed(2)).join(' ')})`,
  );
  const per = (of: (round: (typeof rounds)[number]) => number): string =>
    ((median(rounds.map(of)) * 1000) / ROWS).toFixed(1);
  say(
    `  µs of CPU a row: bare UPDATE ${per(({ bare }) => bare.server)}; ours ${per(({ ours }) => ours.server)} in the server (${per(({ writing }) => writing.server)} for writing alone) and ${per(({ ours }) => ours.own)} in this process`,
  );
}

async function fill(table: string, share: number): Promise<void> {
  await shop.run(`DROP TABLE IF EXISTS ${table}`);
  for (const own of ['value', 'undo', 'place']) await shop.run(`DROP TABLE IF EXISTS storewarden_${own}`);
  await shop.run(`CREATE TABLE ${table} (id INTEGER NOT NULL PRIMARY KEY, c VARCHAR(400), other VARCHAR(40))`);
  for (let at = 0; at < ROWS; at += 2000) {
    const rows = Array.from({ length: Math.min(2000, ROWS - at) }, (_, index) => {
      const id = at + index;
      return `(${id}, '${id % 100 < share ? cardOf(id) : `order ${id}, by transfer`}', 'x')`;
    });
    await shop.run(`INSERT INTO ${table} VALUES ${rows.join(', ')}`);
  }
}

/** The database's own encryption of the column. */
async function bareUpdates(): Promise<Cost> {
  const sql =
    kind === 'mysql'
      ? "UPDATE bare SET c = HEX(AES_ENCRYPT(c, 'kkkkkkkkkkkkkkkk'))"
      : "UPDATE bare SET c = encode(encrypt(c::bytea, 'kkkkkkkkkkkkkkkk', 'aes'), 'hex')";
  if (kind === 'postgres') await shop.run('CREATE EXTENSION IF NOT EXISTS pgcrypto');
  return costOf(async () => {
    for (let at = 0; at < ROWS; at += BATCH) await shop.run(`${sql} WHERE id >= ${at} AND id < ${at + BATCH}`);
  });
}

async function sealing(method: Method): Promise<{ readonly cost: Cost; readonly swaps: readonly Swap[] }> {
  const hand = await openVaultDatabase(server.dsn, tmpdir());
  await hand.install();
  const [row] = await makePlan(hand, { method, columns: ['cards.c'], known: [], most: 100, signal: tools.signal });
  if (!row) throw new Error('the plan finds the column');
  const swaps: Swap[] = [];
  const watched: VaultDatabase = {
    ...hand,
    swap(batch) {
      swaps.push(batch);
      return hand.swap(batch);
    },
  };
  const cost = await costOf(() => sealColumn(watched, keys, row, { batch: BATCH, rest: 0 }, tools));
  await hand.close();
  return { cost, swaps };
}

/** The same batches once more, with nothing to read and nothing to seal. */
async function replayed(swaps: readonly Swap[]): Promise<Cost> {
  const hand = await openVaultDatabase(server.dsn, tmpdir());
  await hand.install();
  const [first] = swaps;
  if (first) await hand.setPlace(first.place);
  const cost = await costOf(async () => {
    for (const batch of swaps) if ((await hand.swap(batch)) !== 'done') throw new Error('the batch fits');
  });
  await hand.close();
  return cost;
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const [began, cpu, its] = [performance.now(), process.cpuUsage(), server.cpu()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - began, server: server.cpu() - its, own: (user + system) / 1000 };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
