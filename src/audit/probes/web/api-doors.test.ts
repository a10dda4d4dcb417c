import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, html, madeUpWeb } from '../../../../test/samples/web.ts';
import { quietTools } from '../../../../test/web-hand.ts';
import { Unknown } from '../../../core/fact.ts';
import probe from './api-doors.ts';

async function doors(id: string, answer: Answer) {
  const recognised = {
    id,
    name: id,
    editionName: id,
    kind: 'self-hosted',
    certainty: 'certain',
    versions: [],
    from: ['web'],
  } as const;
  const { apiDoors } = await probe.gather({ web: madeUpWeb(() => answer) }, { recognised }, quietTools);
  return apiDoors instanceof Unknown ? apiDoors.why : apiDoors.map(({ path }) => path);
}

test('sees doors that ask programs to sign in', async () => {
  const magento =
    '{"message":"The consumer isn\'t authorized to access %resources.","parameters":{"resources":"Magento_Backend::module"}}';
  const shopware = '{"errors":[{"code":"9","status":"401","title":"The resource owner denied the request."}]}';

  assert.deepEqual(await doors('magento2', { status: 401, body: magento }), ['/rest/V1/modules']);
  assert.deepEqual(await doors('shopware6', { status: 401, body: shopware }), ['/api/_info/version']);
  assert.deepEqual(
    await doors('prestashop', {
      status: 401,
      headers: [
        ['www-authenticate', 'Basic realm="Welcome to PrestaShop Webservice, please enter the authentication key"'],
      ],
    }),
    ['/api/'],
  );
});

test('sees none where a gate, a missing page or anything else answers', async () => {
  for (const answer of [
    { status: 401, body: html('Sign in') },
    { status: 404 },
    { status: 403 },
    html('Shop'),
    { status: 401, headers: [['www-authenticate', 'Basic realm="Staff"']] as const },
  ]) {
    for (const id of ['magento2', 'shopware6', 'prestashop']) assert.deepEqual(await doors(id, answer), [], id);
  }
});

test('cannot tell of engines whose doors are not known, nor where it is turned away', async () => {
  assert.equal(await doors('made-up', html('Shop')), 'unsupported');
  assert.equal(await doors('magento2', { status: 429 }), 'no-access');
});
