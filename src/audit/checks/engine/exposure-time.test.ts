import assert from 'node:assert/strict';
import { test } from 'node:test';
import { affected, now } from '../../../../test/samples/affected.ts';
import { lasting, waitingOf } from './exposure-time.ts';

test('counts from the first hole for which there is a fixed version', () => {
  const one = affected('A', [
    { published: '2026-05-23', fix: '1.2' },
    { published: '2026-08-01', fix: '1.3' },
    { published: '2026-09-01', fix: '1.3' },
    { published: '2020-01-01' },
    { published: '2021-01-01', fix: '2.0', answer: 'cannot-tell' },
  ]);

  assert.deepEqual(waitingOf(one, now), { since: '2026-05-23', days: 184, missed: 2, exploited: false });
});

test('says nothing where no update is known, or none is dated', () => {
  assert.equal(waitingOf(affected('A', [{ published: '2026-05-23' }]), now), undefined);
  assert.equal(waitingOf(affected('A', [{ fix: '1.2' }]), now), undefined);
  assert.equal(waitingOf(affected('A', [{ fix: '1.2', published: 'soon' }]), now), undefined);
});

test('says a time as people do', () => {
  assert.deepEqual([1, 59, 184, 1200].map(lasting), ['1 day', '59 days', '6 months', '3 years']);
});
