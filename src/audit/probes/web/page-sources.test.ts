import assert from 'node:assert/strict';
import { test } from 'node:test';
import { script } from '../../../../test/samples/script.ts';
import { page } from '../../../../test/web-samples.ts';
import { type Answer, html, madeUpWeb } from '../../../../test/samples/web.ts';
import { quietTools } from '../../../../test/web-hand.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import probe from './page-sources.ts';

const app = 'https://shop.example/js/app.js';
const secret = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');
const practice = ['pk', 'test', 'TYooMQauvdEDq54NiTphI7jx'].join('_');

async function read(answers: Readonly<Record<string, Answer>>, scripts: readonly string[] = [app]) {
  const web = madeUpWeb((path) => answers[path] ?? (path === '/' ? html('Shop') : undefined));
  const told = await probe.gather(
    { web },
    { pages: [page({ scripts: scripts.map((src) => script(src)) })] },
    quietTools,
  );
  if (told.paymentKeys instanceof Unknown || told.sourceMaps instanceof Unknown) throw new Error('unknown');
  return { keys: told.paymentKeys, maps: told.sourceMaps, asked: web.asked };
}

test('finds keys in pages and in scripts of the shop, and keeps none of them', async () => {
  const { keys } = await read({
    '/': html('Shop', `<script>Stripe("${practice}")</script>`),
    '/js/app.js': `var k="${secret}"`,
  });

  assert.deepEqual(
    keys.map(({ provider, kind, sample }) => `${provider} ${kind} ${sample}`),
    ['Stripe test pk_test_…I7jx', 'Stripe secret sk_live_…p7dc'],
  );
  assert.ok(!JSON.stringify(keys).includes(secret));
});

test('lets publishable live keys, hints and words be', async () => {
  const published = ['pk', 'live', 'TYooMQauvdEDq54NiTphI7jx'].join('_');
  for (const body of [
    published,
    `pk_test_${'X'.repeat(24)}`,
    'pk_test_ and sk_live_ are prefixes',
    'task_live_things_in_towns_today',
    'https://www.paypal.com/sdk/js?client-id=sbAbc',
  ]) {
    assert.deepEqual((await read({ '/': html('Shop', body) })).keys, [], body);
  }
});

test('finds a source map that names files of the shop', async () => {
  const { maps } = await read({
    '/js/app.js': 'x()\n//# sourceMappingURL=app.js.map\n',
    '/js/app.js.map':
      '{"version":3,"sources":["webpack:///./src/cart.js","webpack:///./node_modules/a.js"],"mappings":""}',
  });

  assert.deepEqual(maps, [{ script: app, url: `${app}.map`, status: 200, sources: 1 }]);
});

test('finds no source map in public packages, in other answers, or elsewhere', async () => {
  const source = 'x()\n//# sourceMappingURL=app.js.map';
  for (const map of [
    { status: 404 },
    html('Shop'),
    '{"version":3,"sources":["../node_modules/a.js"]}',
    '{"error":1}',
  ]) {
    assert.deepEqual((await read({ '/js/app.js': source, '/js/app.js.map': map })).maps, []);
  }
  for (const end of [
    '',
    '//# sourceMappingURL=data:application/json;base64,e30=',
    '//# sourceMappingURL=https://elsewhere.example/app.js.map',
  ]) {
    assert.deepEqual((await read({ '/js/app.js': `x()\n${end}` })).maps, []);
  }
});

test('asks for a few scripts of its own host that are no well-known libraries', async () => {
  const scripts = [
    'https://cdn.example/a.js',
    'https://shop.example/lib/jquery.min.js',
    ...['1', '2', '3', '4'].map((name) => `https://shop.example/${name}.js`),
  ];

  const { asked } = await read({}, scripts);

  assert.deepEqual(asked, ['/', '/1.js', '/2.js', '/3.js']);
});

test('goes on where one script does not answer, and says so where nothing more may be asked', async () => {
  assert.deepEqual((await read({ '/js/app.js': new CannotTell('timed-out', 'Too slow.') })).keys, []);
  await assert.rejects(read({ '/js/app.js': new CannotTell('not-asked', 'Enough.') }), CannotTell);
});
