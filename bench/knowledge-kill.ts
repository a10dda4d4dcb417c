import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedServer } from '../test/knowledge/feed-server.ts';
import { killUpdates } from '../test/knowledge/kill-updates.ts';
import { randomFrom } from './corpus.ts';

/** `kill -9` of `storewarden knowledge update` at random moments: node bench/knowledge-kill.ts [kills] */
const KILLS = Number(process.argv[2] ?? 50);
const home = mkdtempSync(join(tmpdir(), 'storewarden-kill-'));
const server = await feedServer();
const random = randomFrom(Date.now());

const { old, fresh, broken } = await killUpdates(home, server, KILLS, () => random(1_000_000) / 1_000_000);

await server.close();
rmSync(home, { recursive: true, force: true });
process.stdout.write(
  `${KILLS} kills: the old knowledge stood whole ${old} times, the new ${fresh} times, neither ${broken.length} times\n`,
);
for (const one of broken) process.stdout.write(`${one}\n`);
if (broken.length > 0) process.exitCode = 1;
