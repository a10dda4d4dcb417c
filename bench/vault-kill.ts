import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VaultDatabase } from '../src/core/vault-database.ts';
import { addFileKey, openFileKeeper } from '../src/io/keys/file-keeper.ts';
import { ringFile } from '../src/io/keys/open.ts';
import { openVaultDatabase } from '../src/io/vault/open.ts';
import { type Keys, makeKeys, openKeys } from '../src/protect/vault/keys.ts';
import { openValue } from '../src/protect/vault/values.ts';
import { dressed } from '../src/protect/vault/token.ts';
import { tokensIn, verifyColumn } from '../src/protect/vault/verify.ts';
import { cellsOf, makeTrial, trialTools as tools, type VaultTrial } from '../test/vault-trial.ts';
import { makePrivateServer, type PrivateServer } from '../test/databases/private-server.ts';
import { connect, type Notes, startWriters } from './vault-writers.ts';

/**
 * `kill -9` at random moments of sealing, rotating and undoing, of the process or of a database server of its own:
 * node bench/vault-kill.ts sqlite|mysql|postgres [kills] [writers] [process|server]
 */
const kind = (process.argv[2] ?? 'sqlite') as VaultTrial['kind'];
const MOST = Number(process.argv[3] ?? 60);
const WRITERS = Number(process.argv[4] ?? 0);
const ROWS = 12_000;
const server = process.argv[5] === 'server' && kind !== 'sqlite' ? await makePrivateServer(kind) : undefined;
const trial = server ? ownTrial(server) : await sharedTrial();
const ring = ringFile(join(trial.locks, 'ring.json'));
const keyPath = join(trial.locks, 'key');
const verbs = ['seal', 'rotate', 'undo'] as const;
type Verb = (typeof verbs)[number];
const counts = { kills: 0, seal: 0, rotate: 0, undo: 0, rounds: 0, writes: 0 };
/** How long each lasts when it is left alone, in milliseconds. */
const lasts: Record<Verb, number> = { seal: 800, rotate: 800, undo: 800 };

try {
  await addFileKey(keyPath);
  await makeKeys(ring, await openFileKeeper(keyPath), tools.now);
  await fill();
  await withHand((hand) => hand.install());
  for (const does of verbs) await untilDone(does, false);
  while (counts.kills < MOST) {
    await round();
    counts.rounds += 1;
    process.stderr.write(`${JSON.stringify(counts)}\n`);
  }
  process.stdout.write(
    `${kind}, ${server ? 'server' : 'process'} killed: ${JSON.stringify(counts)}: nothing lost, nothing sealed twice\n`,
  );
} finally {
  await trial.drop();
}

async function round(): Promise<void> {
  const was = new Map((await texts()).map((row) => [row.id, row]));
  const notes: Notes = new Map([...was].map(([id, { note }]) => [id, [note]]));
  const writers = startWriters(trial.dsn, WRITERS, ROWS, notes);
  await untilDone('seal');
  await untilDone('rotate');
  counts.writes += await writers.stop();
  if (WRITERS > 0) await sealAgain();
  const keys = await openKeys(ring, await openFileKeeper(keyPath), tools.now);
  assert.ok(
    keys.entries().every(({ state }) => state !== 'retired'),
    'no old key is left, nor needed',
  );
  await withHand(async (hand) => {
    for (const place of await hand.places()) {
      const found = await verifyColumn(hand, keys, place, tools);
      assert.deepEqual([found.clear, found.unknown, found.damaged], [0, 0, 0], JSON.stringify(found));
      assert.equal(found.opens, await hand.count('value', { place: place.id }));
    }
    if (WRITERS === 0) assert.equal(await hand.count('value', {}), (ROWS * 3) / 5);
    for (const row of await texts(hand)) {
      assert.equal(await detokenised(hand, keys, row.number), was.get(row.id)?.number, `number of row ${row.id}`);
      const note = await detokenised(hand, keys, row.note);
      assert.ok(notes.get(row.id)?.includes(note), `note of row ${row.id}`);
      was.set(row.id, { ...row, number: was.get(row.id)?.number ?? null, note });
    }
  });
  await untilDone('undo');
  for (const row of await texts()) assert.deepEqual(row, was.get(row.id));
  if (WRITERS === 0) assert.equal(await withHand((hand) => hand.count('value', {})), 0);
}

/** Runs until it ends by itself; until then it is killed again and again. */
async function untilDone(does: Verb, mayKill = true): Promise<void> {
  for (;;) {
    // Each of the three has its share of the kills.
    const isDue = mayKill && counts.kills < MOST && counts[does] < MOST / 3;
    const began = performance.now();
    const killed = await once(does, isDue ? Math.random() * lasts[does] : undefined);
    if (!killed && !isDue) lasts[does] = (performance.now() - began) * 0.8;
    if (!killed) return;
    counts.kills += 1;
    counts[does] += 1;
  }
}

/** What the writers wrote behind the last pass. */
async function sealAgain(): Promise<void> {
  await trial.run("UPDATE storewarden_place SET state = 'sealing', after_key = '' WHERE tbl = 'payments'");
  assert.equal(await once('seal', undefined), false);
}

/** Whether it was killed; the moment is counted from when it begins to work. */
async function once(does: Verb, killAfter: number | undefined): Promise<boolean> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'vault-child.ts'), does, trial.dsn, trial.locks], {
    stdio: ['ignore', 'pipe', server ? 'ignore' : 'inherit'],
  });
  let isDone = false;
  let strike: Promise<void> | undefined;
  child.stdout.on('data', (said: Buffer) => {
    const text = said.toString();
    if (text.includes('done')) isDone = true;
    else if (text.includes('ready') && killAfter !== undefined)
      setTimeout(() => (strike = isDone ? undefined : struck()), killAfter);
  });
  const struck = async (): Promise<void> => void (server ? await server.kill() : child.kill('SIGKILL'));
  const [code, signal] = await new Promise<readonly [number | null, string | null]>((resolve) =>
    child.on('close', (...how) => resolve(how)),
  );
  await strike;
  if (strike && server) await server.start();
  if (isDone) return false;
  if (strike && (signal === 'SIGKILL' || server)) return true;
  throw new Error(`${does} ended with ${code ?? signal}`);
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

async function texts(hand?: VaultDatabase): Promise<readonly Texts[]> {
  if (!hand) return withHand(texts);
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

async function withHand<Result>(work: (hand: VaultDatabase) => Promise<Result>): Promise<Result> {
  const hand = await openVaultDatabase(trial.dsn, trial.locks);
  try {
    return await work(hand);
  } finally {
    await hand.close();
  }
}

async function sharedTrial(): Promise<Pick<VaultTrial, 'dsn' | 'locks' | 'run' | 'drop'>> {
  const made = await makeTrial(kind);
  if (typeof made === 'string') throw new Error(made);
  return made;
}

function ownTrial(own: PrivateServer): Pick<VaultTrial, 'dsn' | 'locks' | 'run' | 'drop'> {
  return {
    dsn: own.dsn,
    locks: mkdtempSync(join(tmpdir(), 'sw-vault-kill-')),
    async run(sql) {
      const link = await connect(own.dsn);
      await link.run(sql);
      await link.end();
    },
    drop: () => own.remove(),
  };
}
