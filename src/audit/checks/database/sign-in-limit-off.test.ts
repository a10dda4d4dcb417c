import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import signInLimitOff from './sign-in-limit-off.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  signInLimitOff.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ MODULE_ACTION_RECORDER_INSTALLED: 'ar_contact_us.php' })), [
    'MODULE_ACTION_RECORDER_INSTALLED',
  ]);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ MODULE_ACTION_RECORDER_INSTALLED: 'ar_admin_login.php;ar_contact_us.php' })), []);
  assert.deepEqual(subjects(judge({})), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
