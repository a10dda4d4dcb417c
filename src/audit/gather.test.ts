import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CannotTell } from '../core/errors.ts';
import { type Fact, fact, Unknown } from '../core/fact.ts';
import type { Web } from '../core/hands.ts';
import { type AnyProbe, defineProbe } from '../core/probe.ts';
import { gather, type Known, type OpenHands } from './gather.ts';

const closed = new Unknown('not-asked', 'Closed; add a flag.');
const web: Web = {
  origin: 'https://shop.example',
  base: '/',
  spent: () => 0,
  get: async () => assert.fail('not asked'),
};
const hands: OpenHands = {
  web,
  tls: closed,
  files: closed,
  database: closed,
  host: closed,
  logs: closed,
  browser: closed,
  knowledge: closed,
  guesser: closed,
  own: { config: undefined, prefix: '' },
};
const tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};
const one: Fact<number> = fact('test.one', 'One.');
const two: Fact<number> = fact('test.two', 'Two.');

const base = { title: 'Test', touch: 'visitor' as const };
const giveOne = defineProbe({
  ...base,
  id: 'one',
  hands: ['web'],
  needs: {},
  gives: { one },
  gather: async () => ({ one: 1 }),
});
const giveTwo = defineProbe({
  ...base,
  id: 'two',
  hands: [],
  needs: { one },
  gives: { two },
  gather: async (_hands, facts) => ({ two: facts.one + 1 }),
});

async function run(probes: readonly AnyProbe[], known: Known = new Map()): Promise<Known> {
  await gather(probes, hands, known, tools);
  return known;
}

test('a probe waits for the facts that it needs, whatever the order of the list', async () => {
  assert.equal((await run([giveTwo, giveOne])).get(two.id), 2);
});

test('a closed hand leaves its facts unknown for the reason of the hand', async () => {
  const known = await run([{ ...giveOne, hands: ['tls'] }, giveTwo]);

  assert.equal(known.get(one.id), closed);
  assert.equal(known.get(two.id), closed, 'and so for what needs them');
});

test('a wanted fact is undefined where it is not known, and does not stop the probe', async () => {
  const wants = defineProbe({
    ...base,
    id: 'wants',
    hands: [],
    needs: {},
    wants: { one },
    gives: { two },
    gather: async (_hands, facts) => ({ two: facts.one ?? -1 }),
  });

  assert.equal((await run([wants, { ...giveOne, hands: ['tls'] }])).get(two.id), -1);
  assert.equal((await run([wants, giveOne])).get(two.id), 1);
});

test('what a probe throws becomes the reason; the rest goes on', async () => {
  const other: Fact<number> = fact('test.other', 'Other.');
  const refused = {
    ...giveOne,
    gather: async () => {
      throw new CannotTell('no-access', 'The door is shut.');
    },
  };
  const broken = {
    ...giveOne,
    id: 'broken',
    gives: { other },
    gather: async () => {
      throw new TypeError('boom');
    },
  };

  const known = await run([refused, broken, { ...giveTwo, needs: {}, gather: async () => ({ two: 2 }) }]);

  assert.deepEqual(known.get(one.id), new Unknown('no-access', 'The door is shut.'));
  assert.ok((known.get(other.id) as Unknown).detail.includes('boom'));
  assert.equal(known.get(two.id), 2);
});

test('a fact that a probe forgets is unknown', async () => {
  const forgetful = { ...giveOne, gather: async () => ({}) };

  assert.ok((await run([forgetful])).get(one.id) instanceof Unknown);
});

test('what is known beforehand is not asked for again', async () => {
  const known = await run([{ ...giveOne, gather: async () => assert.fail('asked') }], new Map([[one.id, 7]]));

  assert.equal(known.get(one.id), 7);
});

test('a probe that is handed a hand it did not name gets none', async () => {
  let seen: readonly string[] = [];
  await run([
    {
      ...giveOne,
      gather: async (given: object) => {
        seen = Object.keys(given);
        return { one: 1 };
      },
    },
  ]);

  assert.deepEqual(seen, ['web']);
});

test('stopping ends the gathering at once: what is known stays, the rest is not known', async () => {
  const stop = new AbortController();
  const slow = {
    ...giveOne,
    gather: async () => {
      stop.abort();
      return new Promise<never>(() => {});
    },
  };
  const known: Known = new Map([['before', 1]]);

  await gather([slow], hands, known, { ...tools, signal: stop.signal });

  assert.equal(known.get('before'), 1);
  assert.match((known.get(one.id) as Unknown).detail, /stopped/);
});
