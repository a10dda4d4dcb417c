import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AnyCheck, defineCheck } from '../core/check.ts';
import { type Fact, fact, Unknown } from '../core/fact.ts';
import type { Masked } from '../core/masked.ts';
import { type Recognised, recognised } from './facts/engine.ts';
import type { Known } from './gather.ts';
import { judge } from './judge.ts';

const size: Fact<number> = fact('test.size', 'Size.');
const check = defineCheck({
  id: 'too-big',
  title: 'It is too big',
  side: 'files',
  severity: 'medium',
  why: 'Because.',
  fix: 'Make it small.',
  who: 'developer',
  effort: 'hours',
  standards: ['owasp-2025:A02'],
  rows: [],
  needs: { size },
  find: ({ size: bytes }) => (bytes > 10 ? [{ subject: 'thing', says: `It has ${bytes}.` }] : []),
});
const now = new Date('2026-11-23T00:00:00Z');
const zenCart: Recognised = {
  id: 'zen-cart',
  name: 'Zen Cart',
  kind: 'self-hosted',
  certainty: 'certain',
  editionName: 'Zen Cart',
  versions: [],
  from: ['files'],
};

function judged(facts: Readonly<Record<string, unknown>>, one: AnyCheck = check) {
  const known: Known = new Map(Object.entries(facts));
  const judgement = judge([one], known, 'shop', now).get(one.id);
  assert.ok(judgement);
  return judgement;
}

test('no flaw is passed, a flaw is failed with its finding', () => {
  assert.deepEqual(judged({ [size.id]: 1 }).outcome, { ended: 'passed' });
  const { outcome, findings } = judged({ [size.id]: 11 });
  assert.deepEqual(outcome, { ended: 'failed', findings: 1 });
  assert.equal(findings[0]?.severity, 'medium');
  assert.equal(findings[0]?.remedy.says, 'Make it small.');
});

test('a missing fact is unknown with its reason, never passed', () => {
  for (const facts of [{}, { [size.id]: new Unknown('no-access', 'Locked.') }]) {
    const { outcome } = judged(facts);
    assert.equal(outcome.ended, 'unknown');
  }
});

test('a check may say itself that its facts do not suffice', () => {
  const { outcome } = judged({ [size.id]: 1 }, { ...check, find: () => new Unknown('unsupported', 'Half a number.') });

  assert.deepEqual(outcome, {
    ended: 'unknown',
    missing: [{ fact: 'too-big', why: 'unsupported', detail: 'Half a number.' }],
  });
});

test('a check about another engine does not apply, and neither does one whose engine is not known', () => {
  const magento = { ...check, engines: ['magento2'] };

  for (const engine of [zenCart, null, new Unknown('not-asked', 'x'), undefined]) {
    assert.equal(judged({ [size.id]: 11, [recognised.id]: engine }, magento).outcome.ended, 'not-applicable');
  }
  assert.equal(
    judged({ [size.id]: 11, [recognised.id]: zenCart }, { ...check, engines: ['zen-cart'] }).outcome.ended,
    'failed',
  );
});

test('a check that breaks is broken, with its stack', () => {
  const { outcome } = judged(
    { [size.id]: 1 },
    {
      ...check,
      find: () => {
        throw new TypeError('boom');
      },
    },
  );

  assert.ok(outcome.ended === 'broke' && outcome.error.includes('boom'));
});

test('the fingerprint hangs on store, check and subject alone', () => {
  const print = (bytes: number, store: string): string | undefined =>
    judge([check], new Map([[size.id, bytes]]), store, now).get('too-big')?.findings[0]?.fingerprint;

  assert.equal(print(11, 'shop'), print(12, 'shop'));
  assert.notEqual(print(11, 'shop'), print(11, 'other'));
});

test('two flaws of one subject are one finding', () => {
  const twice = {
    ...check,
    find: () => [
      { subject: 'a', says: '1' },
      { subject: 'a', says: '2' },
      { subject: 'b', says: '3' },
    ],
  };

  assert.deepEqual(
    judged({ [size.id]: 1 }, twice).findings.map(({ says }) => says),
    ['1', '3'],
  );
});

test('no card number, escape code or password gets through a check that is careless', () => {
  const card = '4111111111111111';
  const careless: AnyCheck = {
    ...check,
    find: () => [
      {
        subject: `orders ${card}`,
        says: `Row \u001b[31m${card} holds a card.`,
        evidence: [
          { kind: 'file' as const, path: 'a\u001b[0m', excerpt: ['password=hunt', 'er2 ', card].join('') as Masked },
        ],
      },
    ],
  };

  const { findings } = judged({ [size.id]: 1 }, careless);

  const text = JSON.stringify(findings);
  assert.ok(!text.includes(card) && !text.includes('hunter2'), text);
  assert.ok(!`${findings[0]?.says}${JSON.stringify(findings[0]?.evidence[0])}`.includes('\u001b'));
  assert.match(
    findings[0]?.evidence[0]?.kind === 'file' ? findings[0].evidence[0].path : '',
    /^a\\u001b/,
    'made visible',
  );
});
