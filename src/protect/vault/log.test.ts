import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { addLines, beginLog, checkLog, type LogStore, writeLog } from './log.ts';

const key = createSecretKey(randomBytes(32));
const at = new Date('2026-11-23T10:00:00Z');

async function made(count: number, who = 'Anna') {
  const state: { lines: string[]; head: string | undefined } = { lines: [], head: undefined };
  const store: LogStore = {
    lines: async () => state.lines,
    append: async (lines) => void state.lines.push(...lines.split('\n')),
    head: async () => state.head,
    setHead: async (text) => void (state.head = text),
    alone: (work) => work(),
  };
  await beginLog(store, key);
  for (let n = 0; n < count; n++)
    await writeLog(store, key, { did: 'open', who, why: `refund ${n}`, what: 'orders.cc_number ["1"]' }, at);
  return { store, state };
}

test('a log that nobody touched is whole', async () => {
  for (const count of [0, 1, 5]) {
    const { store } = await made(count);

    const found = await checkLog(store, key);

    assert.deepEqual([found.entries, found.broken], [count, undefined]);
  }
});

test('a change of any single bit of any line is noticed', async () => {
  const { store, state } = await made(3);

  for (const [index, line] of state.lines.entries()) {
    const bytes = Buffer.from(line);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      state.lines[index] = changed.toString('utf8');
      assert.notEqual((await checkLog(store, key)).broken, undefined, `line ${index}, bit ${bit}`);
    }
    state.lines[index] = line;
  }
});

test('lines taken out, put in, exchanged or cut off are noticed', async () => {
  const { store, state } = await made(4);
  const lines = [...state.lines];
  const [a = '', b = '', c = '', d = ''] = lines;
  const other = (await made(4, 'Bert')).state.lines;

  for (const wrong of [[a, b, d], [a, b, c], [], [b, c, d], [a, c, b, d], [a, a, b, c, d], other, [a, b, c, d, d]]) {
    state.lines = wrong;
    assert.notEqual((await checkLog(store, key)).broken, undefined, JSON.stringify(wrong.length));
  }
});

test('a head that is gone, older or written without the key is noticed', async () => {
  const { store, state } = await made(4);
  const { state: older } = await made(2);

  for (const head of [undefined, older.head, `9 ${'0'.repeat(64)} ${'0'.repeat(64)}\n`]) {
    state.head = head;
    assert.notEqual((await checkLog(store, key)).broken, undefined);
  }
});

test('a crash between the line and the head costs nothing', async () => {
  const { store, state } = await made(2);
  const { head } = state;
  await writeLog(store, key, { did: 'open', who: 'Anna', why: 'refund', what: 'x' }, at);
  state.head = head;

  assert.equal((await checkLog(store, key)).broken, undefined);
  await writeLog(store, key, { did: 'open', who: 'Bert', why: 'refund', what: 'y' }, at);

  const found = await checkLog(store, key);
  assert.deepEqual([found.entries, found.broken], [4, undefined]);
});

test('nothing is added to a log that was changed', async () => {
  const { store, state } = await made(2);
  state.lines.pop();

  await assert.rejects(writeLog(store, key, { did: 'open', who: 'Anna', why: 'refund', what: 'x' }, at));
});

test('a crash among many lines added at once costs nothing, however many of them are there', async () => {
  for (const there of [0, 1, 2, 3]) {
    const { store, state } = await made(2);
    const halted: LogStore = {
      ...store,
      append: async (lines) => {
        state.lines.push(...lines.split('\n').slice(0, there));
        throw new Error('killed');
      },
    };
    const words = ['a', 'b', 'c'].map((what) => ({ did: 'open', who: 'Anna', why: 'refund', what }));
    await assert.rejects(store.alone(async () => addLines(halted, key, await checkLog(store, key), words, at)));

    assert.equal((await checkLog(store, key)).broken, undefined);
    await writeLog(store, key, { did: 'open', who: 'Bert', why: 'refund', what: 'y' }, at);
    const found = await checkLog(store, key);
    assert.deepEqual([found.entries, found.broken], [3 + there, undefined]);
  }
});
