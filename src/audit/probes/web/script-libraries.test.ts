import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webOf } from '../../../../test/web-hand.ts';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import type { PageSeen } from '../../facts/web.ts';
import scriptLibraries from './script-libraries.ts';

const origin = 'https://shop.example';

async function look(sources: readonly string[], answers: Parameters<typeof webOf>[1]) {
  const web = webOf(origin, answers);
  const page = { scripts: sources.map((src) => ({ src })) } as unknown as PageSeen; // the probe reads no more of it
  const told = await scriptLibraries.gather(
    { web, knowledge: await openKnowledge() },
    { pages: [page] },
    undefined as never,
  );
  assert.ok(!(told.pageLibraries instanceof Unknown));
  return { ...told.pageLibraries, asked: web.asked };
}

test('knows libraries by their addresses, and the own ones by what is in them', async () => {
  const { found, asked } = await look(
    [
      'https://cdn.example/jquery-1.7.1.min.js',
      `${origin}/js/jquery.min.js`,
      'https://other.example/js/vendor.js',
      `${origin}/cart.js`,
      '',
    ],
    { [`${origin}/js/jquery.min.js`]: { body: '/*! jQuery v1.11.3 | (c)' } },
  );

  assert.deepEqual(
    found.map(({ name, version }) => `${name} ${version}`),
    ['jquery 1.7.1', 'jquery 1.11.3'],
  );
  assert.deepEqual(asked, [`${origin}/js/jquery.min.js`], 'nothing is asked of others, or without need');
});

test('a page that answers everything with 404 or not at all tells nothing', async () => {
  const { found, unread } = await look([`${origin}/js/jquery.js`, `${origin}/js/vendor.js`], {
    [`${origin}/js/jquery.js`]: { status: 404, body: '/*! jQuery v1.11.3 | (c)' },
  });

  assert.deepEqual(found, []);
  assert.deepEqual(unread, [`${origin}/js/vendor.js`]);
});
