import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import check from './password-in-clear.ts';

const at = { now: new Date('2026-11-23') };

const census = { table: 'customer', column: 'password', looked: 100 };
const form = (name: string, fast: boolean, count: number) => ({ form: name, fast, count });

test('passwords as plain text are told', () => {
  const flaws = check.find(
    { customerHashes: { ...census, forms: [form('clear', false, 40), form('bcrypt', false, 60)] } },
    at,
  );

  assert.ok(!(flaws instanceof Unknown));
  assert.match(flaws[0]?.says ?? '', /40 passwords of 100/);
  assert.equal(flaws[0]?.subject, 'customer.password');
});

test('hashes pass, and a shop without customers is not told to be fine', () => {
  assert.deepEqual(check.find({ customerHashes: { ...census, forms: [form('md5', true, 100)] } }, at), []);
  assert.ok(check.find({ customerHashes: { ...census, looked: 0, forms: [] } }, at) instanceof Unknown);
});
