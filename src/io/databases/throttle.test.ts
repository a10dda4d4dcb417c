import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeThrottle } from './throttle.ts';

const never = new AbortController().signal;

test('a store counts as at work until others were seen to be quiet; then pages are large and come without rest', async () => {
  const throttle = makeThrottle(async () => 1_000, never, 1);

  const first = throttle.pageRows();
  await throttle.rest(0);
  await sleep(5);
  await throttle.rest(0);

  assert.ok(throttle.pageRows() > first);
});

test('while others ask, pages stay small and most of the time is rest', async () => {
  let asked = 0;
  const throttle = makeThrottle(async () => (asked += 10_000), never, 1);
  await throttle.rest(0);
  await sleep(5);
  await throttle.rest(0);
  const small = throttle.pageRows();

  const began = performance.now();
  await throttle.rest(20);

  assert.ok(performance.now() - began >= 75, 'four times as long as the server worked');
  assert.equal(throttle.pageRows(), small);
});

test('what the server cannot tell keeps nobody waiting; a stopped scan does not rest', async () => {
  const blind = makeThrottle(() => Promise.reject(new Error('no rights')), never, 1);
  await blind.rest(0);

  assert.equal(blind.pageRows(), 10_000);
  const stopped = new AbortController();
  stopped.abort();
  await assert.rejects(makeThrottle(async () => 1, stopped.signal).rest(1));
});
