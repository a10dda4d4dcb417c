import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, certificate, said } from '../../../../test/web-samples.ts';
import check from './certificate-name-mismatch.ts';

test('a certificate for another name is told, one for this name is not', () => {
  assert.deepEqual(said(check.find({ certificate: certificate({ covers: false }) }, at)), ['-']);
  assert.deepEqual(said(check.find({ certificate: certificate({ covers: false, names: [] }) }, at)), ['-']);
  assert.deepEqual(said(check.find({ certificate: certificate() }, at)), []);
  assert.ok(check.notApplicable?.({ certificate: null }, at));
});
