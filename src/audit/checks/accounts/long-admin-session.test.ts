import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import longAdminSession from './long-admin-session.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  longAdminSession.find({ settings: { urls: [], flags, secrets: [] } }, at);

function subjects(flags: Record<string, string>): readonly string[] {
  const found = judge(flags);
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}

for (const [name, value, says] of [
  ['admin/security/session_lifetime', '7200', /2 hours/],
  ['admin/security/session_cookie_lifetime@stores/1', '31536000', /365 days/],
  ['PS_COOKIE_LIFETIME_BO', '480', /20 days/],
  ['SESSION_TIMEOUT_ADMIN', '86400', /24 hours/],
] as const) {
  test(`${name} of ${value} is long`, () => {
    assert.deepEqual(subjects({ [name]: value }), [name]);
    assert.match(JSON.stringify(judge({ [name]: value })), says);
  });
}

for (const flags of [
  { 'admin/security/session_lifetime': '900' },
  { 'admin/security/session_lifetime': '3600' },
  { 'admin/security/session_lifetime': '' },
  { 'web/secure/base_url': 'https://shop.example/' },
  { SESSION_TIMEOUT_ADMIN: '900' },
  { PS_COOKIE_LIFETIME_BO: '1' },
  { SESSION_TIMEOUT_ADMIN: '86400', PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED: '0' },
]) {
  test(`${JSON.stringify(flags)} is no flaw, or one that is told elsewhere`, () => {
    assert.deepEqual(subjects(flags), []);
  });
}

test('cannot tell where nothing says so', () => {
  assert.ok(judge({}) instanceof Unknown);
  assert.ok(judge({ PS_COOKIE_LIFETIME_BO: 'x' }) instanceof Unknown);
});
