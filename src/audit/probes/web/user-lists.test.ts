import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, html, madeUpWeb, redirect } from '../../../../test/samples/web.ts';
import { quietTools } from '../../../../test/web-hand.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Recognised } from '../../facts/engine.ts';
import probe from './user-lists.ts';

const wordpress: Recognised = {
  id: 'woocommerce',
  name: 'WordPress',
  editionName: 'WordPress',
  kind: 'self-hosted',
  certainty: 'certain',
  versions: [],
  from: ['web'],
};

async function ways(answer: (path: string) => Answer | undefined, recognised: Recognised | null = wordpress) {
  const { userLists } = await probe.gather({ web: madeUpWeb(answer) }, { recognised }, quietTools);
  return userLists instanceof Unknown
    ? userLists.why
    : userLists.map(({ way, path, names }) => `${way} ${path} ${names}`);
}

const users = '[{"id":1,"name":"Jo","slug":"jo","link":"https://shop.example/author/jo/"},{"id":2,"slug":"kim"}]';

test('sees the list of users, with or without pretty addresses', async () => {
  assert.deepEqual(await ways((path) => (path === '/wp-json/wp/v2/users' ? users : undefined)), [
    'list /wp-json/wp/v2/users 2',
  ]);
  assert.deepEqual(await ways((path) => (path === '/?rest_route=/wp/v2/users' ? users : undefined)), [
    'list /?rest_route=/wp/v2/users 2',
  ]);
});

test('sees a user by number, by a redirect or on the page', async () => {
  assert.deepEqual(await ways((path) => (path === '/?author=1' ? redirect('/author/jo/') : undefined)), [
    'by-number /?author=1 1',
  ]);
  assert.deepEqual(
    await ways((path) =>
      path === '/?author=1' ? '<html><body class="archive author author-jo author-1 wp"></body></html>' : undefined,
    ),
    ['by-number /?author=1 1'],
  );
});

test('sees none where the list is closed, empty, or something else', async () => {
  for (const answer of [
    '{"code":"rest_user_cannot_view"}',
    '[]',
    html('Shop'),
    '[{"slug":"a-product"}]',
    { status: 401, body: '{"code":"rest_forbidden"}' },
  ]) {
    assert.deepEqual(
      await ways((path) => (path.includes('users') ? answer : path === '/?author=1' ? html('Shop') : undefined)),
      [],
    );
  }
  assert.deepEqual(
    await ways((path) => (path === '/?author=1' ? redirect('/') : path === '/' ? html('Shop') : undefined)),
    [],
  );
});

test('cannot tell of other engines, nor where questions are turned away', async () => {
  assert.equal(await ways(() => undefined, { ...wordpress, id: 'magento2' }), 'unsupported');
  await assert.rejects(
    ways(() => ({ status: 403 })),
    CannotTell,
  );
});
