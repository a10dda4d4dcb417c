import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { feedServer } from '../knowledge/feed-server.ts';
import { killUpdates } from '../knowledge/kill-updates.ts';

const home = mkdtempSync(join(tmpdir(), 'storewarden-killed-'));
after(() => rmSync(home, { recursive: true, force: true }));

test('an update that is killed leaves the old knowledge or the new one, each whole', { timeout: 600_000 }, async () => {
  const server = await feedServer();
  const points = [0.3, 0.6, 0.5, 0.9, 0.7];

  const killed = await killUpdates(home, server, points.length, () => points.shift() ?? 1);

  await server.close();
  assert.deepEqual(killed.broken, []);
  assert.ok(killed.old > 0);
  assert.equal(killed.old + killed.fresh, 5);
});
