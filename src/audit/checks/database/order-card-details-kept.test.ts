import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import orderCardDetailsKept from './order-card-details-kept.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  orderCardDetailsKept.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ 'cards.kept': '9', 'cards.long': '2', 'cards.holders': '1' })), [
    'order_payment.card_number',
  ]);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ 'cards.kept': '9', 'cards.long': '0' })), []);
  assert.deepEqual(subjects(judge({})), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
