import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { PasswordSeen } from '../../facts/accounts.ts';
import weakAdminPassword from './weak-admin-password.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function seen(result: PasswordSeen['result'], more: Partial<PasswordSeen> = {}): PasswordSeen {
  return { id: '1', login: 'anna', full: true, form: 'bcrypt', fast: false, result, tried: 120, ...more };
}

test('speaks of each account whose password was guessed, the worst where it may do everything', () => {
  const flaws = weakAdminPassword.find(
    { passwords: [seen('guessed'), seen('guessed', { login: 'ben', full: false }), seen('out-of-time')] },
    at,
  );

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => [subject, severity]),
    [
      ['anna', 'critical'],
      ['ben', 'high'],
    ],
  );
});

test('is quiet where no password was guessed', () => {
  assert.deepEqual(weakAdminPassword.find({ passwords: [seen('not-guessed'), seen('no-password')] }, at), []);
});

test('cannot tell where time ran out or the form is strange', () => {
  for (const [result, why] of [
    ['out-of-time', 'timed-out'],
    ['form-unknown', 'unsupported'],
  ] as const) {
    const found = weakAdminPassword.find({ passwords: [seen('not-guessed'), seen(result)] }, at);

    assert.ok(found instanceof Unknown);
    assert.equal(found.why, why);
    assert.match(found.detail, /"anna"/);
  }
});
