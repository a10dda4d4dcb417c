import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './database-triggers.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

test('what a trigger writes and holds is told', async () => {
  const evil = `BEGIN INSERT INTO \`wp_users\` VALUES (1); UPDATE wp_posts SET post_content = '${['<scr', 'ipt>'].join('')}'; END`;
  const triggers = [
    { name: 'evil', table: 'wp_comments', body: evil },
    { name: 'log', table: 'wp_posts', body: 'INSERT IGNORE INTO `log_cl` (id) VALUES (NEW.id)' },
  ];

  const told = await probe.gather({ database: madeUp({}, { triggers }), own }, { inDatabase }, tools);

  assert.ok(Array.isArray(told.triggers));
  assert.deepEqual(
    told.triggers.map(({ writes, writesAccounts, writesContent, holds }) => ({
      writes,
      writesAccounts,
      writesContent,
      holds,
    })),
    [
      { writes: ['wp_users', 'wp_posts'], writesAccounts: true, writesContent: true, holds: ['script'] },
      { writes: ['log_cl'], writesAccounts: false, writesContent: false, holds: [] },
    ],
  );
  await assert.doesNotReject(probe.gather({ database: madeUp({}), own }, { inDatabase: null }, tools), CannotTell);
});
