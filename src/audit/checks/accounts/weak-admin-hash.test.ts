import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { PasswordSeen } from '../../facts/accounts.ts';
import weakAdminHash from './weak-admin-hash.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function kept(form: string, fast: boolean): PasswordSeen {
  return { id: form, login: `with-${form}`, full: true, form, fast, result: 'not-guessed', tried: 1 };
}

test('speaks once of each fast form, louder without a salt', () => {
  const flaws = weakAdminHash.find(
    { passwords: [kept('md5', true), kept('md5-salted', true), kept('md5-salted', true), kept('bcrypt', false)] },
    at,
  );

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => [subject, severity]),
    [
      ['md5', 'high'],
      ['md5-salted', 'medium'],
    ],
  );
  assert.match(flaws[1]?.says ?? '', /^2 passwords/);
});

test('is quiet about bcrypt, Argon2 and phpass, and about accounts without a password', () => {
  const passwords = [
    kept('bcrypt', false),
    kept('argon2id', false),
    kept('phpass', false),
    kept('none', false),
    kept('unknown', false),
  ];

  assert.deepEqual(weakAdminHash.find({ passwords }, at), []);
});

test('cannot tell where no form is known', () => {
  assert.ok(weakAdminHash.find({ passwords: [kept('unknown', false)] }, at) instanceof Unknown);
});
