import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { compareVersions } from './version.ts';

const PAIRS = 10_000;
const script =
  'foreach (json_decode(stream_get_contents(STDIN)) as $p) $r[] = version_compare($p[0], $p[1]); echo json_encode($r);';
const php = spawnSync('php', ['-r', 'echo PHP_VERSION;'], { encoding: 'utf8' });

test('agrees with PHP on 10,000 pairs', { skip: php.status === 0 ? false : 'PHP is not installed here.' }, () => {
  const next = numbers(20_261_123);
  const pairs = Array.from({ length: PAIRS }, () => {
    const one = madeUp(next);
    return [one, next(3) === 0 ? madeUp(next) : changed(one, next)] as const;
  });

  const { stdout } = spawnSync('php', ['-r', script], {
    input: JSON.stringify(pairs),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });

  const theirs = JSON.parse(stdout) as readonly number[];
  assert.equal(theirs.length, PAIRS);
  assert.ok(new Set(theirs).size === 3);
  const wrong = pairs.filter(([one, other], place) => Math.sign(compareVersions(one, other, 'php')) !== theirs[place]);
  assert.deepEqual(wrong, []);
});

/** The minimal standard generator of Park and Miller: the same numbers each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const words = ['dev', 'alpha', 'a', 'beta', 'b', 'RC', 'rc', 'pl', 'p', 'foo', 'stable', 'c', 'final'];
const separators = ['.', '-', '+', '_', ''];

function madeUp(next: (below: number) => number): string {
  const parts = Array.from({ length: 1 + next(4) }, () => String(next(4) === 0 ? next(1000) : next(12)));
  let text = parts.join('.');
  for (let count = next(3); count > 0; count--) {
    text += `${separators[next(5)]}${words[next(words.length)]}`;
    if (next(2) === 0) text += `${separators[next(5)]}${next(20)}`;
  }
  return text;
}

function changed(text: string, next: (below: number) => number): string {
  switch (next(4)) {
    case 0:
      return `${text}.${next(3)}`;
    case 1:
      return text.replace(/\d+$/, (number) => String(Number(number) + 1));
    case 2:
      return `${text}-${words[next(words.length)]}${next(5)}`;
    default:
      return text.replace(/\.\d+$/, '');
  }
}
