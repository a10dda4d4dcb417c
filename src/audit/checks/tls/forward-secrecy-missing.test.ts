import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, said, service } from '../../../../test/web-samples.ts';
import check from './forward-secrecy-missing.ts';

function judge(offered: 'accepted' | 'refused' | 'untold') {
  const ciphers = { weak: [], authenticated: 'accepted' as const, forwardSecret: offered };
  return said(check.find({ ciphers, service: service() }, at));
}

test('it is told where the server refuses, and not known where it could not be asked', () => {
  assert.deepEqual(judge('refused'), ['-']);
  assert.deepEqual(judge('accepted'), []);
  assert.equal(judge('untold'), 'unsupported');
  assert.ok(check.notApplicable?.({ ciphers: null, service: service() }, at));
});
