import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import openRegistration from './open-registration.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  openRegistration.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(
    subjects(judge({ default_role: 'administrator', defaultRolePower: 'full', users_can_register: '1' })),
    ['options.default_role'],
  );
  assert.deepEqual(
    subjects(judge({ default_role: 'shop_manager', defaultRolePower: 'staff', users_can_register: '0' })),
    ['options.default_role'],
  );
});

test('is quiet where it is not', () => {
  assert.deepEqual(
    subjects(judge({ default_role: 'subscriber', defaultRolePower: 'none', users_can_register: '1' })),
    [],
  );
  assert.deepEqual(subjects(judge({})), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
