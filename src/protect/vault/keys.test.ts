import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { UserError } from '../../core/errors.ts';
import { makeKeys, openKeys, type RingStore } from './keys.ts';
import { localKeeper } from './local-keeper.ts';
import { makeNonces } from './nonces.ts';
import { open, seal } from './sealed.ts';

const now = (): Date => new Date('2026-11-23T10:00:00Z');
const place = { table: 't', column: 'c', row: '["1"]' };

function made() {
  let text: string | undefined;
  const store: RingStore = {
    read: async () => text,
    write: async (next) => void (text = next),
  };
  const keeper = localKeeper({ kind: 'file', path: 'key' }, randomBytes(32));
  return { store, keeper, text: () => text ?? '', set: (next: string | undefined) => (text = next) };
}

test('what was sealed opens with the ring read again', async () => {
  const { store, keeper } = made();
  const keys = await makeKeys(store, keeper, now);
  const key = await keys.keyFor('values', 't.c');
  const sealed = seal('4111111111111111', place, key, makeNonces());

  const again = await openKeys(store, keeper, now);

  assert.equal(open(sealed, place, again.keyOf), '4111111111111111');
  assert.deepEqual((await again.keyFor('values', 't.c')).id, key.id);
});

test('each column and each use has a key of its own', async () => {
  const { store, keeper } = made();
  const keys = await makeKeys(store, keeper, now);

  const ids = [
    await keys.keyFor('values', 't.c'),
    await keys.keyFor('values', 't.d'),
    await keys.keyFor('undo', 't.c'),
    await keys.keyFor('values', 't.c'),
  ].map(({ id }) => id);

  assert.equal(new Set(ids).size, 3);
});

test('another key does not open the ring', async () => {
  const { store, keeper } = made();
  await makeKeys(store, keeper, now);

  await assert.rejects(openKeys(store, localKeeper(keeper.place, randomBytes(32)), now), UserError);
});

test('a change of any single bit of the ring is noticed', async () => {
  const { store, keeper, text, set } = made();
  const keys = await makeKeys(store, keeper, now);
  await keys.keyFor('values', 't.c');
  const whole = Buffer.from(text());

  for (let bit = 0; bit < whole.length * 8; bit++) {
    const changed = Buffer.from(whole);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    set(changed.toString('utf8'));
    await assert.rejects(openKeys(store, keeper, now), UserError, `bit ${bit}`);
  }
});

test('a ring that is only half there is refused, wherever it ends', async () => {
  const { store, keeper, text, set } = made();
  await makeKeys(store, keeper, now);
  const whole = text();

  for (let length = 0; length < whole.length; length += 1) {
    set(whole.slice(0, length));
    await assert.rejects(openKeys(store, keeper, now), UserError);
  }
});

test('after the rewrap the old key is not needed, and does not open', async () => {
  const { store, keeper } = made();
  const keys = await makeKeys(store, keeper, now);
  const key = await keys.keyFor('values', 't.c');
  const sealed = seal('4111111111111111', place, key, makeNonces());
  const next = localKeeper({ kind: 'file', path: 'next' }, randomBytes(32));

  await keys.rewrap(next);

  await assert.rejects(openKeys(store, keeper, now), UserError);
  assert.equal(open(sealed, place, (await openKeys(store, next, now)).keyOf), '4111111111111111');
});

test('a destroyed key opens nothing any more; the others do', async () => {
  const { store, keeper } = made();
  const keys = await makeKeys(store, keeper, now);
  const old = await keys.keyFor('values', 't.c');
  const next = await keys.renew('values', 't.c');
  const sealed = [old, next].map((key) => seal('x', place, key, makeNonces()));

  await keys.destroy([old.id]);

  const again = await openKeys(store, keeper, now);
  assert.deepEqual(
    sealed.map((one) => open(one, place, again.keyOf)),
    [undefined, 'x'],
  );
});

test('a ring that is there is not made anew', async () => {
  const { store, keeper } = made();
  await makeKeys(store, keeper, now);

  await assert.rejects(makeKeys(store, keeper, now), /already/);
});
