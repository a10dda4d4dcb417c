import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './security-contact-missing.ts';

const there = { url: 'https://shop.example/.well-known/security.txt', present: true, contacts: 1 };

test('speaks where there is none, or where it ran out', () => {
  for (const securityTxt of [
    { ...there, present: false, contacts: 0 },
    { ...there, expires: '2026-11-22T00:00:00.000Z' },
  ]) {
    const flaws = check.find({ securityTxt }, at);

    assert.equal(flaws instanceof Unknown ? 0 : flaws.length, 1);
  }
});

test('passes where it is there and holds', () => {
  assert.deepEqual(check.find({ securityTxt: { ...there, expires: '2027-01-01T00:00:00.000Z' } }, at), []);
  assert.deepEqual(check.find({ securityTxt: there }, at), []);
});
