import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { door } from '../../../../test/samples/doors.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './admin-indexable.ts';

const adminPaths = { usual: ['admin'] };

function subjects(
  adminDoors: Parameters<typeof check.find>[0]['adminDoors'],
  paths: Parameters<typeof check.find>[0]['adminPaths'] = adminPaths,
): readonly string[] | string {
  const flaws = check.find({ adminDoors, adminPaths: paths }, at);
  return flaws instanceof Unknown ? flaws.why : flaws.map(({ subject }) => subject);
}

test('names a sign-in page that search engines may list', () => {
  assert.deepEqual(subjects([door('admin', { indexable: true })]), ['/admin']);
});

test('passes where they are asked to stay away, or cannot come', () => {
  assert.deepEqual(subjects([door('admin'), door('other', { answer: 'gate', status: 403 })]), []);
});

test('knows nothing where no admin area was found', () => {
  assert.equal(subjects([]), 'not-asked');
});
