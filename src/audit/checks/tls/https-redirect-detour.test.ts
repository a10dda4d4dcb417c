import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, plain, said } from '../../../../test/web-samples.ts';
import check from './https-redirect-detour.ts';

function via(...stops: readonly string[]) {
  const hops = stops.slice(1).map((to, index) => ({ from: stops[index] ?? '', status: 301, to }));
  return { plainHttp: plain({ url: stops[0] ?? '', hops, ends: stops.at(-1) ?? '' }) };
}

test('a step in clear and a step over another host are told', () => {
  const table: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['http://a.example/', 'http://www.a.example/', 'https://www.a.example/'], ['low']],
    [['http://a.example/', 'https://a.example/', 'http://a.example/x', 'https://a.example/x'], ['medium']],
    [['http://a.example/', 'https://b.example/'], ['-']],
  ];
  for (const [stops, expected] of table)
    assert.deepEqual(said(check.find(via(...stops), at)), expected, stops.join(' '));
});

test('the straight way is left alone', () => {
  assert.deepEqual(said(check.find(via('http://a.example/', 'https://a.example/'), at)), []);
  assert.deepEqual(
    said(check.find(via('http://a.example/', 'https://www.a.example/', 'https://www.a.example/en/'), at)),
    [],
  );
  assert.ok(check.notApplicable?.({ plainHttp: plain({ hops: [] }) }, at));
});
