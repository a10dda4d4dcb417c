import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivateServer } from '../test/databases/private-server.ts';
import { fillPayments } from './vault-table.ts';
import { connect } from './vault-writers.ts';

/**
 * How much slower the statements of a running shop are while its table is sealed with the default throttle, by the 99th
 * percentile, in turns with the same shop left alone: node bench/vault-shop.ts mysql|postgres [rows]
 */
const kind = (process.argv[2] ?? 'mysql') as 'mysql' | 'postgres';
const ROWS = Number(process.argv[3] ?? 150_000);
const TURN_MILLISECONDS = 6000;
const main = join(import.meta.dirname, '../src/cli/main.ts');
const home = mkdtempSync(join(tmpdir(), 'sw-vault-shop-'));
const server = await makePrivateServer(kind);
const link = await connect(server.dsn);
const alone: number[] = [];
const sealing: number[] = [];

try {
  await fillPayments({ kind, run: async (sql) => void (await link.run(sql)) }, 'payments', ROWS);
  await vault('init').ended;
  await shop(1000, []);
  // The child is stopped for every other turn, so that both are measured on the same machine at the same time.
  const seal = vault('seal', '--db', server.dsn, '--yes', '--sample', '2000');
  await new Promise((resolve) => setTimeout(resolve, 3000)); // it starts, and plans
  while (!seal.isOver()) {
    await shop(TURN_MILLISECONDS, sealing);
    if (seal.isOver()) break;
    seal.signal('SIGSTOP');
    await shop(TURN_MILLISECONDS, alone);
    seal.signal('SIGCONT');
  }
  const code = await seal.ended;
  const [slow, fast] = [at(sealing, 0.99), at(alone, 0.99)];
  process.stdout.write(
    `${kind}: p99 of the shop's statements ${slow.toFixed(1)} ms while sealing, ${fast.toFixed(1)} ms alone: ${(slow / fast).toFixed(2)} times (at most 1.5); median ${(at(sealing, 0.5) / at(alone, 0.5)).toFixed(2)} times; ${sealing.length} and ${alone.length} statements; seal ended with ${code}\n`,
  );
} finally {
  await link.end();
  await server.remove();
}

/** One customer after the other: looks at an order, writes to another. */
async function shop(milliseconds: number, into: number[]): Promise<void> {
  const until = performance.now() + milliseconds;
  for (let n = 0; performance.now() < until; n++) {
    const id = Math.floor(Math.random() * ROWS);
    const began = performance.now();
    await link.run(
      n % 3 === 0
        ? `UPDATE payments SET amount = amount + 1 WHERE id = ${id}`
        : `SELECT * FROM payments WHERE id BETWEEN ${id} AND ${id + 20}`,
    );
    into.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

function vault(...words: readonly string[]) {
  const child = spawn(process.execPath, [main, 'vault', ...words], {
    env: { ...process.env, STOREWARDEN_HOME: home },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { ended, isOver: () => child.exitCode !== null, signal: (name: NodeJS.Signals) => child.kill(name) };
}

function at(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;
}
