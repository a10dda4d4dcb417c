import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { door } from '../../../../test/samples/doors.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './admin-without-gate.ts';

const adminPaths = { usual: ['admin'] };

function subjects(
  adminDoors: Parameters<typeof check.find>[0]['adminDoors'],
  paths: Parameters<typeof check.find>[0]['adminPaths'] = adminPaths,
): readonly string[] | string {
  const flaws = check.find({ adminDoors, adminPaths: paths }, at);
  return flaws instanceof Unknown ? flaws.why : flaws.map(({ subject }) => subject);
}

test('names a sign-in page that anybody can reach, once for each address', () => {
  const doors = [door('admin', { usual: true }), door('index.php/admin', { usual: true })];

  assert.deepEqual(subjects(doors), ['/admin']);
});

test('passes where something stands in front', () => {
  assert.deepEqual(subjects([door('admin', { answer: 'gate', status: 401 })]), []);
});

test('knows nothing where no admin area was found and none is configured', () => {
  const doors = [door('admin', { answer: 'absent', status: 404 })];

  assert.equal(subjects(doors), 'not-asked');
  assert.deepEqual(subjects(doors, { usual: ['admin'], configured: 'admin' }), []);
});
