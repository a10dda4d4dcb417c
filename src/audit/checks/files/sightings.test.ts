import assert from 'node:assert/strict';
import { test } from 'node:test';
import { given, seen, wholeTree } from '../../../../test/files/sightings.ts';
import { Unknown } from '../../../core/fact.ts';
import { judgeSightings, type Judging } from './sightings.ts';

const judging: Judging = { says: ({ kind }) => `It is ${kind}.`, zones: { served: 'high', denied: 'low' } };
const judge = (sightings: Parameters<typeof given>[0], change: Partial<Judging> = {}, more = 0) =>
  judgeSightings({ seen: sightings, more }, wholeTree, { ...judging, ...change });

test('the place decides how bad it is, and is said', () => {
  const flaws = judge([seen('a', '1'), seen('a', '2', { zone: 'denied' }), seen('a', '3', { zone: 'outside' })]);

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => [subject, severity]),
    [
      ['1', 'high'],
      ['2', 'low'],
    ],
  );
  assert.match(flaws[0]?.says ?? '', /anyone can download/);
  assert.match(flaws[1]?.says ?? '', /Apache obeys/);
});

test('hundreds of files are shown in part and counted', () => {
  const flaws = judge(
    Array.from({ length: 60 }, (_, index) => seen('a', `f${index}`)),
    {},
    5,
  );

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws.length, 41);
  assert.match(flaws.at(-1)?.says ?? '', /25 more files/);
});

test('files of one folder may be one finding', () => {
  const flaws = judge([seen('a', 'x/1'), seen('a', 'x/2'), seen('a', 'y/1')], { byFolder: true });

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['x', 'y'],
  );
});

test('a broken archive does not pass', () => {
  assert.ok(judgeSightings({ seen: [], more: 0 }, { ...wholeTree, broken: 'cut off' }, judging) instanceof Unknown);
  assert.deepEqual(judge([]), []);
});
