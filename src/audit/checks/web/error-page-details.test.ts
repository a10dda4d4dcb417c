import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { harmless } from '../../../detectors/mask.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './error-page-details.ts';

test('says what the page shows, with the words as evidence', () => {
  const page = {
    path: '/x',
    url: 'https://shop.example/x',
    status: 500,
    shows: 'sql',
    excerpt: harmless('SQLSTATE[42S02]'),
  } as const;

  const flaws = check.find({ errorPages: [page] }, at);

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws[0]?.subject, 'sql');
  assert.match(flaws[0]?.says ?? '', /message of the database/);
  assert.deepEqual(flaws[0]?.evidence, [
    { kind: 'page', url: 'https://shop.example/x', status: 500, excerpt: 'SQLSTATE[42S02]' },
  ]);
});

test('passes where pages show nothing of the kind', () => {
  assert.deepEqual(check.find({ errorPages: [] }, at), []);
});
