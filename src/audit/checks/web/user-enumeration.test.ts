import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './user-enumeration.ts';

test('names each way to learn the names of staff', () => {
  const userLists = [
    {
      path: '/wp-json/wp/v2/users',
      url: 'https://shop.example/wp-json/wp/v2/users',
      status: 200,
      way: 'list',
      names: 3,
    },
    { path: '/?author=1', url: 'https://shop.example/author/jo/', status: 200, way: 'by-number', names: 1 },
  ] as const;

  const flaws = check.find({ userLists }, at);

  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['/wp-json/wp/v2/users', '/?author=1'],
  );
  assert.match(flaws[0]?.says ?? '', /lists 3 users/);
});

test('passes where there is none', () => {
  assert.deepEqual(check.find({ userLists: [] }, at), []);
});
