import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { openFileKeeper } from '../src/io/keys/file-keeper.ts';
import { ringFile } from '../src/io/keys/open.ts';
import { type Keys, openKeys } from '../src/protect/vault/keys.ts';
import { dressed } from '../src/protect/vault/token.ts';
import { openValue } from '../src/protect/vault/values.ts';
import { tokensIn } from '../src/protect/vault/verify.ts';
import type { VaultDatabase } from '../src/core/vault-database.ts';
import { makeTrial, type VaultTrial } from '../test/vault-trial.ts';
import { fillPayments, paymentOf } from './vault-table.ts';

/** The command line on a table of payments, from the plan to the undo, every cell compared: node bench/vault-million.ts mysql|postgres|sqlite [rows] */
const main = join(import.meta.dirname, '../src/cli/main.ts');
const kind = (process.argv[2] ?? 'mysql') as VaultTrial['kind'];
const ROWS = Number(process.argv[3] ?? 1_000_000);
const home = mkdtempSync(join(tmpdir(), 'sw-vault-million-'));
const made = await makeTrial(kind);
if (typeof made === 'string') throw new Error(made);
const trial = made;
const db = ['--db', trial.dsn];

try {
  await fillPayments(trial, 'payments', ROWS);
  await vault('init');
  const planned = JSON.parse(await vault('plan', ...db, '--json')) as readonly { column: string; clear: number }[];
  say(`plan: ${planned.map(({ column, clear }) => `${column} ${clear}`).join(', ')}`);
  await vault('seal', ...db, '--yes', '--pace', 'full', '--json');
  const found = JSON.parse(await vault('verify', ...db, '--json')) as readonly {
    clear: number;
    unknown: number;
    damaged: number;
    opens: number;
  }[];
  for (const { clear, unknown, damaged } of found) assert.deepEqual([clear, unknown, damaged], [0, 0, 0]);
  say(`verify: ${found.reduce((sum, { opens }) => sum + opens, 0)} values open, nothing in clear`);
  const scanned = await run(['scan', ...db, '--full', '--detectors', 'card', '--count', '--fail-on', 'never']);
  say(`scan --full of every column: ${scanned.trim() === '' ? 'no card number' : scanned.trim()}`);
  const hand = await trial.open();
  const keys = await openKeys(
    ringFile(join(home, 'vault', 'ring.json')),
    await openFileKeeper(join(home, 'vault', 'key')),
    () => new Date(),
  );
  const tokens = await compare(hand, keys);
  assert.equal(tokens, (ROWS * 2) / 5);
  say(`${tokens} tokens open to exactly what stood there; all other cells are as they were`);
  await vault('undo', ...db, '--yes', '--json', '--who', 'bench', '--why', 'measured');
  assert.equal(await compare(hand, keys), 0);
  say('undone: every cell as before');
  await hand.close();
} finally {
  await trial.drop();
}

/** Holds every cell against what was written; answers with how many tokens stood in them. */
async function compare(hand: VaultDatabase, keys: Keys): Promise<number> {
  const columns = ['cc_number', 'note', 'data', 'amount', 'touched'];
  const places = new Map((await hand.places()).map((place) => [place.id, place]));
  let tokens = 0;
  let seen = 0;
  let after: readonly string[] | undefined;
  for (;;) {
    const page = await hand.page({ table: 'payments', columns, after, limit: 2000, atLeast: 0 });
    const known = new Map(
      (await hand.valuesOf(page.flatMap(({ cells }) => cells.flatMap((cell) => tokensIn(cell ?? ''))))).map((value) => [
        value.token,
        value,
      ]),
    );
    for (const { key, cells } of page) {
      const row = paymentOf(Number((key[0] ?? '').replace('#', '')));
      const opened = cells.map((cell) => {
        let text = cell;
        for (const token of tokensIn(cell ?? '')) {
          const value = known.get(token);
          const place = places.get(value?.place ?? 0);
          const clear = value && place && openValue(value, place, keys);
          assert.ok(clear !== undefined, `${token} opens`);
          text = (text ?? '').replace(dressed(token, clear), () => clear);
          tokens += 1;
        }
        return text;
      });
      assert.deepEqual(opened.slice(0, 3), [row.cc_number, row.note, row.data]);
      assert.equal(Number(opened[3]), Number(row.amount));
      assert.match(opened[4] ?? '', /^2020-01-02 0[0-9]:04:05/);
      seen += 1;
    }
    after = page.at(-1)?.key;
    if (page.length < 2000) break;
  }
  assert.equal(seen, ROWS);
  return tokens;
}

function vault(...words: readonly string[]): Promise<string> {
  return run(['vault', ...words]);
}

/** Runs the command line and tells its time, CPU and the most memory that it held. */
function run(words: readonly string[]): Promise<string> {
  const began = performance.now();
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...process.env, STOREWARDEN_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  let most = 0;
  child.stdout.on('data', (some: Buffer) => (text += some.toString()));
  const watch = setInterval(() => {
    try {
      most = Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? most);
    } catch {
      clearInterval(watch); // it has ended
    }
  }, 50);
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      say(`${words.slice(0, 2).join(' ')}: ${seconds.toFixed(1)} s, ${Math.round(most / 1024)} MB at most`);
      if (code === 0) resolve(text);
      else reject(new Error(`${words.join(' ')} ended with ${code}`));
    });
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
