import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import check from './weak-password-hash.ts';

const at = { now: new Date('2026-11-23') };

const census = { table: 'customer', column: 'password', looked: 100 };
const form = (name: string, fast: boolean, count: number) => ({ form: name, fast, count });

test('fast hashes are told, worse where there are many', () => {
  for (const [forms, severity] of [
    [[form('md5', true, 100)], 'high'],
    [[form('md5-salted', true, 3), form('bcrypt', false, 97)], 'medium'],
  ] as const) {
    const flaws = check.find({ customerHashes: { ...census, forms } }, at);

    assert.ok(!(flaws instanceof Unknown));
    assert.equal(flaws[0]?.severity, severity);
    assert.equal(flaws[0]?.subject, 'customer.password');
  }
});

test('slow hashes pass; unknown ones and none at all are unknown', () => {
  assert.deepEqual(check.find({ customerHashes: { ...census, forms: [form('bcrypt', false, 100)] } }, at), []);
  assert.ok(check.find({ customerHashes: { ...census, forms: [form('unknown', false, 100)] } }, at) instanceof Unknown);
  assert.ok(check.find({ customerHashes: { ...census, looked: 0, forms: [] } }, at) instanceof Unknown);
});
