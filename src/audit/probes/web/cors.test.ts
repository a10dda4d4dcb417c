import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietTools, webOf } from '../../../../test/web-hand.ts';
import { Unknown } from '../../../core/fact.ts';
import probe from './cors.ts';

const stranger = 'https://cross-origin-check.example';

async function look(headers: readonly (readonly [string, string])[]) {
  const home = 'https://shop.example/';
  const web = webOf('https://shop.example', { [`${home} as ${stranger}`]: { headers }, [`${home} as null`]: {} });
  const { cors } = await probe.gather({ web }, { pages: [] }, quietTools);
  assert.ok(!(cors instanceof Unknown));
  return cors.map(({ sent, allows, credentials }) => [sent, allows, credentials]);
}

test('what a page allows another website is told apart', async () => {
  const none = ['null', 'none', false];

  assert.deepEqual(await look([]), [['stranger', 'none', false], none]);
  assert.deepEqual(await look([['access-control-allow-origin', '*']]), [['stranger', 'any', false], none]);
  assert.deepEqual(await look([['access-control-allow-origin', 'https://pay.example']]), [
    ['stranger', 'other', false],
    none,
  ]);
  const reflected = [
    ['access-control-allow-origin', stranger],
    ['access-control-allow-credentials', 'true'],
  ] as const;
  assert.deepEqual(await look(reflected), [['stranger', 'reflected', true], none]);
});
