import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, madeUpWeb } from '../../../../../test/samples/web.ts';
import type { Engine } from '../../../../engines/engine.ts';
import { stagingPlaces } from './staging.ts';

const engine: Engine = {
  id: 'made-up',
  name: 'Made-up',
  kind: 'self-hosted',
  marks: { web: [{ in: 'body', pattern: /made-up-cart/, weight: 0.9 }], files: [] },
  reads: [],
  places: { admin: [], checkout: [], uploads: [], generated: [], hidden: [], leftovers: [], secrets: [] },
  knowledge: {},
};

async function proof(body: string): Promise<string | undefined> {
  const place = stagingPlaces(engine, '/').find(({ path }) => path === 'staging/');
  return place?.proves(await madeUpWeb(() => body).get('staging/'));
}

test('knows a copy of the shop by files that it loads from its own folder', async () => {
  const script = '<script src="/staging/js/made-up-cart.js?v=1"></script>';

  assert.match((await proof(html('Shop', script))) ?? '', /open to search engines/);
  assert.match((await proof(html('Shop', script, '<meta name="robots" content="NOINDEX">'))) ?? '', /stay away/);
  assert.ok(await proof(html('Shop', '<link href="https://shop.example/staging/a.css">made-up-cart')));
});

test('does not take a page of the shop itself, or of something else, for a copy', async () => {
  for (const body of [
    '<script src="/js/made-up-cart.js"></script><a href="/staging/lamps.html">Lamps</a>',
    '<script src="js/made-up-cart.js"></script>',
    '<script src="/staging/js/other.js"></script>',
    '<script src="https://elsewhere.example/js/made-up-cart.js"></script>',
  ]) {
    assert.equal(await proof(html('Shop', body)), undefined, body);
  }
});
