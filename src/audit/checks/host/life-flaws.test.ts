import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Life } from '../../facts/world.ts';
import { endedLives } from './life-flaws.ts';

const now = new Date('2026-11-23T00:00:00Z');
const php74: Life = {
  name: 'PHP',
  version: '7.4.33',
  place: 'header x-powered-by',
  line: '7.4',
  end: '2022-11-28',
  newestLine: '8.5',
};

test('names the line, its end and where to go', () => {
  const [flaw] = endedLives([php74], ['PHP'], now);

  assert.equal(flaw?.subject, 'PHP 7.4');
  assert.match(flaw?.says ?? '', /ended on 2022-11-28/);
  assert.match(flaw?.remedy?.says ?? '', /8\.5/);
});

test('says nothing of lines that are cared for, and of other products', () => {
  assert.deepEqual(endedLives([{ ...php74, end: '2027-12-31' }], ['PHP'], now), []);
  assert.deepEqual(endedLives([{ ...php74, end: false }], ['PHP'], now), []);
  assert.deepEqual(endedLives([php74], ['MariaDB'], now), []);
});

test('is mild where long-term care is to be had', () => {
  const debian: Life = {
    name: 'Debian',
    version: '12',
    place: '/etc/os-release',
    line: '12',
    end: '2026-07-11',
    extendedEnd: '2028-06-30',
  };

  assert.equal(endedLives([debian], ['Debian'], now)[0]?.severity, 'low');
});
