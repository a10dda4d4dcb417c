import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, said, service } from '../../../../test/web-samples.ts';
import type { Offered } from '../../facts/tls.ts';
import check from './old-tls-version.ts';

function judge(ssl: Offered, one: Offered, two: Offered) {
  const versions = [
    { version: 'SSLv3', offered: ssl },
    { version: 'TLSv1.1', offered: one },
    { version: 'TLSv1.2', offered: two },
  ];
  return said(check.find({ versions, service: service() }, at));
}

test('each old version that is accepted is told, modern ones are not', () => {
  assert.deepEqual(judge('refused', 'accepted', 'accepted'), ['-']);
  assert.deepEqual(judge('accepted', 'untold', 'accepted'), ['-']);
  assert.deepEqual(judge('refused', 'refused', 'accepted'), []);
});

test('what could not be offered is not taken for refused', () => {
  assert.equal(judge('refused', 'untold', 'accepted'), 'unsupported');
  assert.ok(check.notApplicable?.({ versions: [], service: service({ served: false }) }, at));
});
