import assert from 'node:assert/strict';
import { test } from 'node:test';
import remoteCallsOpen from './remote-calls-open.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const seen = (open: boolean | null) => ({ remoteCalls: { open, url: 'https://shop.example/xmlrpc.php', status: 405 } });

test('speaks where calls are taken', () => {
  const flaws = remoteCallsOpen.find(seen(true), at);

  assert.deepEqual(Array.isArray(flaws) && flaws.map(({ subject }) => subject), ['xmlrpc.php']);
});

test('is quiet where they are not', () => {
  assert.deepEqual(remoteCallsOpen.find(seen(false), at), []);
});

test('does not ask of other engines', () => {
  assert.equal(remoteCallsOpen.notApplicable?.(seen(null), at), 'This is no WordPress.');
});
