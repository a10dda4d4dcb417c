import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { bcrypt } from 'hash-wasm';
import type { GuessedHash } from '../core/hands.ts';
import type { Progress, Tools } from '../core/tools.ts';
import { ENOUGH, openGuesser } from './guesser.ts';

const YEAR = new Date('2026-11-23T00:00:00Z');
const limits = { milliseconds: 4_000, longest: 20_000, workers: 2 };
const STRONG = ['vR7', 'kq2', 'Zt9', 'LmX'].join('');

function toolsWith(signal: AbortSignal, told: Progress[] = []): Tools {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  return { now: () => YEAR, signal, log, tell: (progress) => told.push(progress) };
}

async function slow(word: string, costFactor: number): Promise<string> {
  const text = await bcrypt({ password: word, salt: new Uint8Array(16).fill(7), costFactor, outputType: 'encoded' });
  return text.replace('$2a$', '$2y$');
}

function account(id: string, text: string, more: Partial<GuessedHash> = {}): GuessedHash {
  return { id, hash: text, words: ['anna', 'shop.blumen-meyer.example'], ...more };
}

test('weak passwords are found behind slow and fast hashes, strong ones are not, and no word comes out', async () => {
  const told: Progress[] = [];
  const guesser = openGuesser(toolsWith(new AbortController().signal, told), limits);

  const found = await guesser.guess([
    account('slow-weak', await slow('Anna2026!', 5)),
    account('slow-strong', await slow(STRONG, 5)),
    account('fast-weak', `${hash('md5', '5Joktober2025')}:5J`),
    account('fast-strong', `${hash('sha256', `salt${STRONG}`)}:salt`),
    account('strange', 'no hash at all'),
    account('keyed', hash('md5', 'anything'), { engine: 'prestashop' }),
    account('keyed-weak', hash('md5', 'cookieblumen123'), { engine: 'prestashop', key: 'cookie' }),
  ]);

  assert.deepEqual(
    found.map(({ id, form, fast, result }) => [id, form, fast, result]),
    [
      ['slow-weak', 'bcrypt', false, 'guessed'],
      ['slow-strong', 'bcrypt', false, 'not-guessed'],
      ['fast-weak', 'md5-salted', true, 'guessed'],
      ['fast-strong', 'sha256-salted', true, found[3]?.result],
      ['strange', 'unknown', false, 'form-unknown'],
      ['keyed', 'md5', true, 'form-unknown'],
      ['keyed-weak', 'md5-keyed', true, 'guessed'],
    ],
  );
  assert.notEqual(found[3]?.result, 'guessed');
  assert.ok(
    found.every(
      ({ result, tried }) => result !== 'guessed' || [100, 1_000, 10_000, 100_000, 1_000_000].includes(tried),
    ),
  );
  assert.ok(!/2026|blumen|anna/i.test(JSON.stringify(found)));
  assert.ok(told.some((progress) => progress.what === 'passwords' && progress.done > 0));
});

test('a hash so slow that time runs out says so', async () => {
  const guesser = openGuesser(toolsWith(new AbortController().signal), { milliseconds: 200, longest: 600, workers: 1 });

  const [found] = await guesser.guess([
    account('slowest', await slow('x', 4).then((text) => text.replace('$04$', '$15$'))),
  ]);

  assert.equal(found?.result, 'out-of-time');
  assert.ok(found.tried < ENOUGH);
});

test('each slow hash gets the first words, even where the time for all is short', async () => {
  const guesser = openGuesser(toolsWith(new AbortController().signal), {
    milliseconds: 1,
    longest: 20_000,
    workers: 2,
  });

  const found = await guesser.guess([account('one', await slow(STRONG, 4)), account('two', await slow('admin123', 4))]);

  assert.deepEqual(
    found.map(({ result }) => result),
    ['not-guessed', 'guessed'],
  );
});

test('it stops when it is told to', async () => {
  const controller = new AbortController();
  const guesser = openGuesser(toolsWith(controller.signal), limits);
  setTimeout(() => controller.abort(), 300);

  const began = performance.now();
  await assert.rejects(guesser.guess([account('one', (await slow('x', 4)).replace('$04$', '$12$'))]));

  assert.ok(performance.now() - began < 2_000);
});

test('nothing to guess is nothing to do', async () => {
  const found = await openGuesser(toolsWith(new AbortController().signal), limits).guess([]);

  assert.deepEqual(found, []);
});
