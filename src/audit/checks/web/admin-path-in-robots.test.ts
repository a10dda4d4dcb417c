import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { door } from '../../../../test/samples/doors.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './admin-path-in-robots.ts';

test('names an admin area that robots.txt gives away', () => {
  const flaws = check.find({ adminDoors: [door('admin_8fk2', { fromRobots: true })] }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/admin_8fk2']);
});

test('passes where robots.txt names a place that is no sign-in page, or none', () => {
  const adminDoors = [door('admin'), door('manage-account', { fromRobots: true, answer: 'absent', status: 404 })];

  assert.deepEqual(check.find({ adminDoors }, at), []);
});
