import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import weakPasswordPolicy from './weak-password-policy.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  weakPasswordPolicy.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where short passwords are accepted', () => {
  for (const name of ['PS_SECURITY_PASSWORD_POLICY_MINIMUM_LENGTH', 'config_user_password_length']) {
    const flaws = judge({ [name]: '8' });

    assert.ok(Array.isArray(flaws));
    assert.deepEqual(
      flaws.map(({ subject }) => subject),
      [name],
    );
  }
});

test('is quiet where twelve characters are asked for', () => {
  assert.deepEqual(judge({ config_user_password_length: '12' }), []);
});

test('cannot tell where no setting says so', () => {
  assert.ok(judge({}) instanceof Unknown);
  assert.ok(judge({ config_user_password_length: 'many' }) instanceof Unknown);
});
