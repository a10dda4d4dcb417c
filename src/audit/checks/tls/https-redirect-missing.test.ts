import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, plain, said, service } from '../../../../test/web-samples.ts';
import check from './https-redirect-missing.ts';

test('a plain address that stays plain is told', () => {
  const staying = plain({ status: 200, hops: [], ends: 'http://shop.example/' });
  const inside = plain({
    status: 302,
    hops: [{ from: 'http://shop.example/', status: 302, to: 'http://shop.example/en/' }],
    ends: 'http://shop.example/en/',
  });

  assert.deepEqual(said(check.find({ plainHttp: staying, service: service() }, at)), ['-']);
  assert.deepEqual(said(check.find({ plainHttp: inside, service: service() }, at)), ['-']);
  assert.deepEqual(
    said(check.find({ plainHttp: { ...staying, refresh: 'https://shop.example/' }, service: service() }, at)),
    ['low'],
  );
});

test('a redirect, a closed port and an error page are left alone; without https there is nothing to redirect to', () => {
  const closed = plain({ answers: false, status: 0, hops: [], ends: 'http://shop.example/' });
  const error = plain({ status: 404, hops: [], ends: 'http://shop.example/' });

  for (const plainHttp of [plain(), closed, error])
    assert.deepEqual(said(check.find({ plainHttp, service: service() }, at)), []);
  assert.ok(check.notApplicable?.({ plainHttp: plain(), service: service({ served: false }) }, at));
});
