import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './database-server.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

test('product and version are read from what the server says', async () => {
  for (const [said, product, version] of [
    ['10.11.19-MariaDB-0+deb12u1', 'mariadb', '10.11.19'],
    ['5.5.5-10.3.39-MariaDB', 'mariadb', '10.3.39'],
    ['PostgreSQL 15.18', 'postgresql', '15.18'],
  ] as const) {
    const database = { ...madeUp({}, { version: said }), dialect: 'dump' as const };

    const told = await probe.gather({ database }, {}, tools);

    assert.deepEqual(told.server, { product, version });
  }
  await assert.rejects(probe.gather({ database: madeUp({}) }, {}, tools), CannotTell);
  assert.ok(own && inDatabase);
});
