import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { door } from '../../../../test/samples/doors.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './admin-login-in-clear.ts';

const adminPaths = { usual: ['admin'] };

function subjects(
  adminDoors: Parameters<typeof check.find>[0]['adminDoors'],
  paths: Parameters<typeof check.find>[0]['adminPaths'] = adminPaths,
): readonly string[] | string {
  const flaws = check.find({ adminDoors, adminPaths: paths }, at);
  return flaws instanceof Unknown ? flaws.why : flaws.map(({ subject }) => subject);
}

test('names sign-ins over plain http, be it the page, its form, or a password of the server', () => {
  const doors = [
    door('admin', { encrypted: false }),
    door('gate', { answer: 'gate', status: 401, url: 'http://shop.example/gate' }),
  ];

  assert.deepEqual(subjects(doors), ['/admin', '/gate']);
});

test('passes where sign-ins are encrypted or turned away', () => {
  assert.deepEqual(
    subjects([door('admin'), door('gate', { answer: 'gate', status: 403, url: 'http://shop.example/gate' })]),
    [],
  );
});

test('knows nothing where no admin area was found', () => {
  assert.equal(subjects([]), 'not-asked');
});
