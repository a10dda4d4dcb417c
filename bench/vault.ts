import { createCipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { makeNonces } from '../src/protect/vault/nonces.ts';
import { makePlan } from '../src/protect/vault/plan.ts';
import { sealColumn } from '../src/protect/vault/seal.ts';
import { rowKey, seal } from '../src/protect/vault/sealed.ts';
import { undoColumn } from '../src/protect/vault/undo.ts';
import { verifyColumn } from '../src/protect/vault/verify.ts';
import { makeTrial, makeTrialKeys, trialTools as tools, type VaultTrial } from '../test/vault-trial.ts';

/** Sealing against the database's own encryption in the same batches, and one field against the bare cipher: node bench/vault.ts [mysql|postgres|sqlite] [rows] */
const kind = (process.argv[2] ?? 'mysql') as VaultTrial['kind'];
const ROWS = Number(process.argv[3] ?? 100_000);
const BATCH = 500;
const made = await makeTrial(kind);
if (typeof made === 'string') throw new Error(made);
const trial = made;

try {
  field();
  await fill('payments');
  const bare = kind === 'sqlite' ? undefined : await bareUpdates();
  await whole(bare);
} finally {
  await trial.drop();
}

/** One field: our format against `createCipheriv` with nonces from a pool. */
function field(): void {
  const key = { id: 1, key: createSecretKey(randomBytes(32)) };
  const nonces = makeNonces();
  const place = { table: 'payments', column: 'number', row: rowKey(['12']) };
  const ours = (): unknown => seal('4111111111111111', place, key, nonces);
  const bound = Buffer.alloc(40);
  const clear = Buffer.from('4111111111111111');
  const theirs = (): unknown => {
    const cipher = createCipheriv('aes-256-gcm', key.key, nonces.next());
    cipher.setAAD(bound);
    return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  };
  const ratios = Array.from({ length: 7 }, () => speed(ours) / speed(theirs)).toSorted((a, b) => a - b);
  say(
    `field sealing: ${(ratios[3] ?? 0).toFixed(2)} of a bare AES-256-GCM loop (at least 0.85); ${Math.round(speed(ours))} a second`,
  );
}

function speed(work: () => unknown): number {
  const began = performance.now();
  for (let n = 0; n < 30_000; n++) work();
  return 30_000_000 / (performance.now() - began);
}

async function fill(table: string): Promise<void> {
  await trial.run(`CREATE TABLE ${table} (id INTEGER NOT NULL PRIMARY KEY, number VARCHAR(400), note VARCHAR(400))`);
  for (let at = 0; at < ROWS; at += 2000) {
    const rows = Array.from({ length: Math.min(2000, ROWS - at) }, (_, index) => rowOf(at + index));
    await trial.run(`INSERT INTO ${table} VALUES ${rows.join(', ')}`);
  }
}

/** 40 of 100 rows hold a number, in five spellings; the rest what shops hold otherwise. */
function rowOf(id: number): string {
  const spellings = [
    ["'4111111111111111'", 'x'],
    ["'5555 5555 5555 4444'", 'x'],
    ["'3782-822463-10005'", 'x'],
    ['NULL', `{"cc_number":"4012888888881881","order":${id}}`],
    ['NULL', `a:2:{s:9:"cc_number";s:16:"6011111111111117";s:2:"id";i:${id};}`],
  ];
  const [number, note] =
    id % 5 < 2 ? (spellings[Math.floor(id / 5) % 5] ?? []) : ['NULL', `order ${id}, paid by transfer`];
  return `(${id}, ${number}, '${note}')`;
}

/** Rows a second of the database's own encryption, over the same rows in the same batches. */
async function bareUpdates(): Promise<number> {
  await fill('bare');
  const began = performance.now();
  if (kind === 'mysql') {
    const link = await mysql.createConnection({ uri: trial.dsn });
    for (let at = 0; at < ROWS; at += BATCH)
      await link.query(
        'UPDATE bare SET number = HEX(AES_ENCRYPT(number, ?)) WHERE id >= ? AND id < ? AND number IS NOT NULL',
        ['k'.repeat(16), at, at + BATCH],
      );
    for (let at = 0; at < ROWS; at += BATCH)
      await link.query(
        "UPDATE bare SET note = HEX(AES_ENCRYPT(note, ?)) WHERE id >= ? AND id < ? AND note LIKE '%cc_number%'",
        ['k'.repeat(16), at, at + BATCH],
      );
    await link.end();
  } else {
    await trial.run('CREATE EXTENSION IF NOT EXISTS pgcrypto');
    const link = new pg.Client(trial.dsn);
    await link.connect();
    for (let at = 0; at < ROWS; at += BATCH)
      await link.query(
        "UPDATE bare SET number = encode(encrypt(number::bytea, $1::bytea, 'aes'), 'hex') WHERE id >= $2 AND id < $3 AND number IS NOT NULL",
        ['k'.repeat(16), at, at + BATCH],
      );
    for (let at = 0; at < ROWS; at += BATCH)
      await link.query(
        "UPDATE bare SET note = encode(encrypt(note::bytea, $1::bytea, 'aes'), 'hex') WHERE id >= $2 AND id < $3 AND note LIKE '%cc_number%'",
        ['k'.repeat(16), at, at + BATCH],
      );
    await link.end();
  }
  return (ROWS * 1000) / (performance.now() - began);
}

async function whole(bare: number | undefined): Promise<void> {
  const hand = await trial.open();
  await hand.install();
  const keys = await makeTrialKeys();
  const was = await digest(hand);
  const planned = performance.now();
  const plan = (
    await makePlan(hand, { method: 'token', columns: [], known: [], most: ROWS, signal: tools.signal })
  ).filter(({ table }) => table === 'payments');
  const began = performance.now();
  for (const row of plan) await sealColumn(hand, keys, row, { batch: BATCH, rest: 0 }, tools);
  const rate = (ROWS * 1000) / (performance.now() - began);
  say(
    `${kind}, ${ROWS} rows: plan ${Math.round(began - planned)} ms; sealed ${Math.round(rate)} rows a second${bare === undefined ? '' : `, ${(rate / bare).toFixed(2)} of the bare UPDATE (at least 0.5)`}`,
  );
  for (const place of await hand.places()) {
    const found = await verifyColumn(hand, keys, place, tools);
    say(`  ${place.column}: ${found.clear} in clear, ${found.opens} open, ${found.unknown + found.damaged} do not`);
    if (found.clear + found.unknown + found.damaged > 0) process.exitCode = 1;
    await undoColumn(hand, keys, place, tools);
  }
  const isSame = (await digest(hand)) === was;
  say(
    `  undone: ${isSame ? 'every byte as before' : 'NOT as before'}; ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at its highest (at most 200)`,
  );
  if (!isSame) process.exitCode = 1;
  await hand.close();
}

async function digest(hand: Awaited<ReturnType<VaultTrial['open']>>): Promise<string> {
  const hash = createHash('sha256');
  let after: readonly string[] | undefined;
  for (;;) {
    const page = await hand.page({ table: 'payments', columns: ['number', 'note'], after, limit: 1000, atLeast: 0 });
    for (const row of page) hash.update(JSON.stringify(row));
    after = page.at(-1)?.key;
    if (page.length < 1000) return hash.digest('hex');
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
