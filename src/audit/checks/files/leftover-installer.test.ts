import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now, seen } from '../../../../test/files/sightings.ts';
import { Unknown } from '../../../core/fact.ts';
import type { ExposedPlace } from '../../facts/exposed.ts';
import leftoverInstaller from './leftover-installer.ts';

const none = { leftovers: undefined, exposed: undefined, exposedLook: undefined };
const disk = { installed: true, seen: [seen('folder', 'install')] };
const place: ExposedPlace = {
  check: 'leftover-installer',
  path: '/install/index.php',
  url: 'https://shop.example/install/index.php',
  status: 200,
  because: 'It is the installer.',
};
const look = { asked: 10, settled: ['leftover-installer'] };
const subjects = (facts: object) => {
  const flaws = leftoverInstaller.find({ ...none, ...facts }, { now });
  return flaws instanceof Unknown ? flaws.why : flaws.map(({ subject }) => subject);
};

test('speaks of an installer in the files of a store that is set up', () => {
  assert.deepEqual(subjects({ leftovers: disk }), ['install']);
});

test('is quiet about the installer of a store that is not set up yet, and where it is gone', () => {
  assert.deepEqual(subjects({ leftovers: { ...disk, installed: false } }), []);
  assert.deepEqual(subjects({ leftovers: { installed: true, seen: [] } }), []);
});

test('an installer that answers on the web is told once', () => {
  assert.deepEqual(subjects({ exposed: [place], exposedLook: look }), ['/install/index.php']);
  assert.deepEqual(subjects({ leftovers: disk, exposed: [place], exposedLook: look }), ['/install/index.php']);
});

test('cannot tell where neither side was looked at, or the web did not answer', () => {
  assert.equal(subjects({}), 'not-asked');
  assert.equal(
    subjects({ exposed: [], exposedLook: { asked: 0, settled: [], why: 'timed-out', trouble: 'No answer.' } }),
    'timed-out',
  );
});
