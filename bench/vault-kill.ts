import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';
import type { VaultDatabase } from '../src/core/vault-database.ts';
import { addFileKey, openFileKeeper } from '../src/io/keys/file-keeper.ts';
import { ringFile } from '../src/io/keys/open.ts';
import { type Keys, makeKeys, openKeys } from '../src/protect/vault/keys.ts';
import { openValue } from '../src/protect/vault/values.ts';
import { dressed } from '../src/protect/vault/token.ts';
import { tokensIn, verifyColumn } from '../src/protect/vault/verify.ts';
import { cellsOf, makeTrial, trialTools as tools, type VaultTrial } from '../test/vault-trial.ts';

/** `kill -9` at random moments of sealing, rotating and undoing: node bench/vault-kill.ts sqlite|mysql|postgres [kills] [writers] */
const kind = (process.argv[2] ?? 'sqlite') as VaultTrial['kind'];
const MOST = Number(process.argv[3] ?? 60);
const WRITERS = Number(process.argv[4] ?? 0);
const ROWS = 6000;
const made = await makeTrial(kind);
if (typeof made === 'string') throw new Error(made);
const trial = made;
const ring = ringFile(join(trial.locks, 'ring.json'));
const keyPath = join(trial.locks, 'key');
const counts = { kills: 0, seal: 0, rotate: 0, undo: 0, rounds: 0, writes: 0 };

try {
  await addFileKey(keyPath);
  await makeKeys(ring, await openFileKeeper(keyPath), tools.now);
  await fill();
  const hand = await trial.open();
  await hand.install();
  while (counts.kills < MOST) {
    await round(hand);
    counts.rounds += 1;
  }
  await hand.close();
  process.stdout.write(`${kind}: ${JSON.stringify(counts)}: nothing lost, nothing sealed twice\n`);
} finally {
  await trial.drop();
}

async function round(hand: VaultDatabase): Promise<void> {
  const was = new Map((await texts(hand)).map((row) => [row.id, row]));
  const writers = startWriters(was);
  await untilDone('seal');
  await untilDone('rotate');
  await writers.stop();
  if (WRITERS > 0) await seal();
  const keys = await openKeys(ring, await openFileKeeper(keyPath), tools.now);
  for (const place of await hand.places()) {
    const found = await verifyColumn(hand, keys, place, tools);
    assert.deepEqual([found.clear, found.unknown, found.damaged], [0, 0, 0], JSON.stringify(found));
    assert.equal(found.opens, await hand.count('value', { place: place.id }));
  }
  if (WRITERS === 0) assert.equal(await hand.count('value', {}), (ROWS * 3) / 5);
  for (const row of await texts(hand)) {
    const before = was.get(row.id);
    assert.equal(await detokenised(hand, keys, row.number), before?.number, `number of row ${row.id}`);
    assert.equal(await detokenised(hand, keys, row.note), before?.note, `note of row ${row.id}`);
  }
  await untilDone('undo');
  for (const row of await texts(hand)) assert.deepEqual(row, was.get(row.id));
  if (WRITERS === 0) assert.equal(await hand.count('value', {}), 0);
}

/** Runs until it ends by itself; until then it is killed again and again. */
async function untilDone(does: 'seal' | 'rotate' | 'undo'): Promise<void> {
  for (;;) {
    // Each of the three has its share of the kills.
    const isDue = counts.kills < MOST && counts[does] < MOST / 3;
    const killed = await once(does, isDue ? Math.random() * 700 : undefined);
    if (!killed) return;
    counts.kills += 1;
    counts[does] += 1;
  }
}

/** What the writers wrote behind the last pass. */
async function seal(): Promise<void> {
  for (const column of ['number', 'note'])
    await trial.run(`UPDATE storewarden_place SET state = 'sealing', after_key = '' WHERE col = '${column}'`);
  await once('seal', undefined);
}

function once(does: string, killAfter: number | undefined): Promise<boolean> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'vault-child.ts'), does, trial.dsn, trial.locks], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let done = false;
  child.stdout.on('data', (said: Buffer) => {
    const text = said.toString();
    if (text.includes('done')) done = true;
    else if (text.includes('ready') && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (done) resolve(false);
      else if (signal === 'SIGKILL') resolve(true);
      else reject(new Error(`${does} ended with ${code}`));
    });
  });
}

async function fill(): Promise<void> {
  await trial.run('CREATE TABLE payments (id INTEGER NOT NULL PRIMARY KEY, number VARCHAR(40), note TEXT)');
  for (let at = 0; at < ROWS; at += 500) {
    const rows = Array.from({ length: 500 }, (_, index) => rowOf(at + index));
    await trial.run(`INSERT INTO payments VALUES ${rows.join(', ')}`);
  }
}

function rowOf(id: number): string {
  const spelling = id % 5;
  const number = spelling === 0 ? "'4111111111111111'" : spelling === 1 ? "'5555 5555 5555 4444'" : 'NULL';
  return `(${id}, ${number}, '${spelling === 2 ? `{"cc_number":"378282246310005","n":${id}}` : `order ${id}`}')`;
}

type Texts = { readonly id: string; number: string | null; note: string | null };

async function texts(hand: VaultDatabase): Promise<readonly Texts[]> {
  return (await cellsOf(hand, 'payments', ['number', 'note'])).map((text) => {
    const { key, cells } = JSON.parse(text) as { key: string[]; cells: (string | null)[] };
    return { id: (key[0] ?? '').replace('#', ''), number: cells[0] ?? null, note: cells[1] ?? null };
  });
}

async function detokenised(hand: VaultDatabase, keys: Keys, text: string | null): Promise<string | null> {
  let clear = text;
  for (const token of tokensIn(text ?? '')) {
    const [value] = await hand.valuesOf([token]);
    const place = (await hand.places()).find(({ id }) => id === value?.place);
    const opened = value && place && openValue(value, place, keys);
    assert.ok(opened !== undefined, `${token} opens`);
    clear = (clear ?? '').replace(dressed(token, opened), () => opened);
  }
  return clear;
}

/** Shops that write to the same rows meanwhile; `was` learns what they wrote. */
function startWriters(was: Map<string, Texts>): { stop(): Promise<void> } {
  const stop = new AbortController();
  const work = Array.from({ length: WRITERS }, async (_, writer) => {
    const link = await connect();
    for (let n = 0; !stop.signal.aborted; n++) {
      const id = Math.floor(Math.random() * (ROWS / WRITERS)) * WRITERS + writer;
      const note = n % 3 === 0 ? `writer ${writer} ${n} card 4012888888881881` : `writer ${writer} ${n}`;
      await link.run(`UPDATE payments SET note = '${note}' WHERE id = ${id}`);
      const row = was.get(String(id));
      if (row) row.note = note;
      counts.writes += 1;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await link.end();
  });
  return {
    async stop() {
      stop.abort();
      await Promise.all(work);
    },
  };
}

async function connect(): Promise<{ run(sql: string): Promise<unknown>; end(): Promise<void> }> {
  if (kind === 'mysql') {
    const link = await mysql.createConnection({ uri: trial.dsn });
    return { run: (sql) => link.query(sql), end: () => link.end() };
  }
  if (kind === 'postgres') {
    const link = new pg.Client(trial.dsn);
    await link.connect();
    return { run: (sql) => link.query(sql), end: () => link.end() };
  }
  throw new Error('writers need a server');
}
