import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskText } from '../../../detectors/mask.ts';
import type { ScriptMark } from '../../facts/payment.ts';
import hiddenScriptCode from './hidden-script-code.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const mark: ScriptMark = {
  url: 'https://shop.example/checkout',
  kind: 'checkout',
  status: 200,
  mark: 'hidden code',
  says: 'It unpacks hidden code and runs it.',
  confidence: 'certain',
  excerpt: maskText('x'),
};

function judge(marks: readonly ScriptMark[]) {
  const flaws = hiddenScriptCode.find({ scriptMarks: marks }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ severity, confidence }) => [severity, confidence]);
}

test('speaks once of the same script in several pages, worst on the payment page', () => {
  assert.deepEqual(judge([mark, { ...mark, kind: 'home', url: 'https://shop.example/' }]), [['critical', 'firm']]);
  assert.deepEqual(judge([{ ...mark, kind: 'home' }]), [['high', 'firm']]);
  assert.deepEqual(judge([{ ...mark, confidence: 'firm' }]), [['medium', 'tentative']]);
});

test('is quiet where nothing is hidden', () => {
  assert.deepEqual(judge([]), []);
});
