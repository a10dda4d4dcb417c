import assert from 'node:assert/strict';
import { test } from 'node:test';
import check from './insecure-base-url.ts';

const at = { now: new Date('2026-11-23') };

const told = (value: string, name = 'web/secure/base_url') =>
  check.find({ settings: { urls: [{ name, value }], flags: {}, secrets: [] } }, at);

test('an address without encryption is told', () => {
  const flaws = told('http://shop.example/');

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.severity, 'high');
  assert.equal(flaws[0]?.says, 'The setting "web/secure/base_url" is http://shop.example.');
});

test('encrypted, relative and local addresses are left alone', () => {
  for (const value of [
    'https://shop.example/',
    '{{unsecure_base_url}}',
    '/',
    '',
    'http://localhost:8080/',
    'http://127.0.0.1/',
  ])
    assert.deepEqual(told(value), [], value);
});
