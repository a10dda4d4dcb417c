import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match } from './match.ts';
import { bestTarget } from './remedy.ts';

function target(version: string, ...intervals: readonly string[]) {
  const holes = intervals.map((text, place) => ({ id: `H${place}`, in: text.split(' ') }));
  return bestTarget(version, match({ version, scheme: 'magento' }, holes), 'magento');
}

test('stays in the line where that closes all', () => {
  assert.deepEqual(target('2.4.5-p2', '[0,2.4.4-p9) [2.4.5,2.4.5-p8) [2.4.6,2.4.6-p6)', '[0,2.4.5-p5) [2.4.6,2.4.6-p3)'), {
    version: '2.4.5-p8',
    closes: 2,
    of: 2,
  });
});

test('leaves the line where that closes more', () => {
  assert.deepEqual(target('2.4.3', '[0,2.4.3-p1) [2.4.4,2.4.4-p2)', '[0,2.4.4-p9)'), {
    version: '2.4.4-p9',
    closes: 2,
    of: 2,
  });
});

test('there is none where nothing is known to be fixed', () => {
  assert.equal(target('2.4.3', '[0,*]'), undefined);
});

test('where a record ends with a version that has the hole, any later one is the way out', () => {
  assert.deepEqual(target('2.4.3', '[0,*]', '[0,2.4.9]'), { version: '2.4.9', closes: 1, of: 2, past: true });
  assert.deepEqual(target('2.4.3', '[0,2.4.5)', '[0,2.4.5]'), { version: '2.4.5', closes: 2, of: 2, past: true });
});

test('of a record that names one version only nobody knows what comes after it', () => {
  const holes = [{ id: 'A', in: ['[3.0.3.7,3.0.3.7]'], partial: true as const }];
  const [found] = match({ version: '3.0.3.7', scheme: 'dotted' }, holes);

  assert.equal(found?.past, undefined);
  assert.equal(bestTarget('3.0.3.7', found ? [found] : [], 'dotted', holes), undefined);
});

test('does not lead into holes that came later', () => {
  const holes = [
    { id: 'OLD', in: ['[0,10.5.3)'] },
    { id: 'NEW', in: ['[9.8.0,11.2.0)'] },
  ];

  const found = bestTarget('5.5.0', match({ version: '5.5.0', scheme: 'php' }, holes), 'php', holes);

  assert.deepEqual(found, { version: '11.2.0', closes: 1, of: 1 });
});

test('nobody is sent to a pre-release, nor to the made-up end of a line', () => {
  const holes = [
    { id: 'A', in: ['[1.4.0,3.4.1]'] },
    { id: 'B', in: ['[0,3.999.999]', '[4.0.0,4.0.0-beta.2)'] },
    { id: 'C', in: ['[0,4.0.0-beta.2)'] },
  ];

  const found = bestTarget('3.3.5', match({ version: '3.3.5', scheme: 'semver' }, holes), 'semver', holes);

  assert.deepEqual(found, { version: '4.0.0', closes: 3, of: 3 });
});
