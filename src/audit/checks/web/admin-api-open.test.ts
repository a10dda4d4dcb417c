import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './admin-api-open.ts';

test('names a door for programs that answers', () => {
  const door = {
    path: '/rest/V1/modules',
    url: 'https://shop.example/rest/V1/modules',
    status: 401,
    name: 'REST interface of Magento',
  };

  const flaws = check.find({ apiDoors: [door] }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/rest/V1/modules']);
});

test('passes where none answers', () => {
  assert.deepEqual(check.find({ apiDoors: [] }, at), []);
});
