import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said, service } from '../../../../test/web-samples.ts';
import check from './https-missing.ts';

const plainPage = page({ url: 'http://shop.example/' });

test('a store that answers only without encryption is told', () => {
  for (const because of ['closed', 'refused', 'silent'] as const) {
    assert.deepEqual(
      said(check.find({ service: service({ served: false, because }), pages: [plainPage] }, at)),
      ['-'],
      because,
    );
  }
});

test('a store with https is left alone, and one that is not there at all cannot be judged', () => {
  assert.deepEqual(said(check.find({ service: service(), pages: undefined }, at)), []);
  assert.deepEqual(said(check.find({ service: service({ served: false }), pages: [page()] }, at)), []);
  assert.equal(said(check.find({ service: service({ served: false }), pages: undefined }, at)), 'unreachable');
});
