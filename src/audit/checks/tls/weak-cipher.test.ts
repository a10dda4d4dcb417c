import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, said, service } from '../../../../test/web-samples.ts';
import check from './weak-cipher.ts';

function judge(...offered: readonly ('accepted' | 'refused' | 'untold')[]) {
  const weak = offered.map((one, index) => ({ family: ['RC4', '3DES'][index] ?? '', offered: one }));
  return said(
    check.find({ ciphers: { weak, authenticated: 'accepted', forwardSecret: 'accepted' }, service: service() }, at),
  );
}

test('an accepted weak cipher is told; refused ones are not, and untold ones are no pass', () => {
  assert.deepEqual(judge('refused', 'accepted'), ['-']);
  assert.deepEqual(judge('untold', 'accepted'), ['-']);
  assert.deepEqual(judge('refused', 'refused'), []);
  assert.equal(judge('refused', 'untold'), 'unsupported');
  assert.ok(check.notApplicable?.({ ciphers: null, service: service() }, at));
});
