import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellsOf, makeTrial, type VaultTrial } from '../test/vault-trial.ts';

/** The vault in a database of its own, and `kill -9` of sealing and undoing at random moments: node bench/vault-apart-kill.ts [kills] */
const MOST = Number(process.argv[2] ?? 60);
const ROWS = 4000;
const main = join(import.meta.dirname, '../src/cli/main.ts');
const visa = '4111111111111111';
const counts = { kills: 0, seal: 0, undo: 0, rounds: 0 };
const pairs = [
  ['mysql', 'postgres'],
  ['postgres', 'mysql'],
  ['sqlite', 'sqlite'],
] as const;

for (let at = 0; counts.kills < MOST; at++) {
  const [store, vault] = pairs[at % pairs.length] ?? pairs[0];
  await round(store, vault);
}
process.stdout.write(`${JSON.stringify(counts)}: nothing lost, nothing left over\n`);

async function round(store: VaultTrial['kind'], vault: VaultTrial['kind']): Promise<void> {
  const [shop, apart] = [await makeTrial(store), await makeTrial(vault)];
  if (typeof shop === 'string' || typeof apart === 'string') throw new Error('a database is missing');
  const env = { ...process.env, STOREWARDEN_HOME: mkdtempSync(join(tmpdir(), 'sw-apart-')) };
  const where = ['--db', shop.dsn, '--vault-db', apart.dsn];
  try {
    await shop.run('CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, cc VARCHAR(40), note VARCHAR(200))');
    for (let at = 0; at < ROWS; at += 500) {
      const rows = Array.from({ length: 500 }, (_, n) => rowOf(at + n));
      await shop.run(`INSERT INTO orders VALUES ${rows.join(', ')}`);
    }
    const before = await texts(shop);
    assert.equal(spawnSync(process.execPath, [main, 'vault', 'init'], { env }).status, 0);
    await untilDone('seal', ['seal', ...where, '--yes', '--pace', 'full', '--sample', '500'], env);
    const verified = spawnSync(process.execPath, [main, 'vault', 'verify', ...where, '--json'], {
      env,
      encoding: 'utf8',
    });
    assert.equal(verified.status, 0, verified.stderr + verified.stdout);
    const values = (JSON.parse(verified.stdout) as { opens: number }[]).reduce((sum, { opens }) => sum + opens, 0);
    assert.equal(values, (ROWS * 3) / 4, 'one value for each number');
    await untilDone('undo', ['undo', ...where, '--yes'], env);
    assert.deepEqual(await texts(shop), before);
    counts.rounds += 1;
  } finally {
    await shop.drop();
    await apart.drop();
  }
}

function rowOf(id: number): string {
  if (id % 4 === 0) return `(${id}, NULL, 'order ${id}')`;
  return id % 4 === 1 ? `(${id}, NULL, 'card ${visa} of order ${id}')` : `(${id}, '${visa}', 'order ${id}')`;
}

async function texts(trial: VaultTrial): Promise<readonly string[]> {
  const hand = await trial.open();
  try {
    return await cellsOf(hand, 'orders', ['cc', 'note']);
  } finally {
    await hand.close();
  }
}

async function untilDone(does: 'seal' | 'undo', words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  for (;;) {
    // A process needs about a second to begin.
    const isDue = counts.kills < MOST && counts[does] < MOST / 2;
    const killed = await once(words, env, isDue ? 700 + Math.random() * 1800 : undefined);
    if (!killed) return;
    counts.kills += 1;
    counts[does] += 1;
  }
}

function once(words: readonly string[], env: NodeJS.ProcessEnv, killAfter: number | undefined): Promise<boolean> {
  const child = spawn(process.execPath, [main, 'vault', ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      // The server may hold the claim of a killed one for a moment.
      else if (/Another storewarden/.test(said)) setTimeout(() => resolve(once(words, env, killAfter)), 200);
      else reject(new Error(`${words[0]} ended with ${code}: ${said}`));
    });
  });
}
