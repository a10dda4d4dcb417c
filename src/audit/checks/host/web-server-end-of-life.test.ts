import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Life } from '../../facts/world.ts';
import webServerEndOfLife from './web-server-end-of-life.ts';

const now = new Date('2026-11-23T00:00:00Z');
const life: Life = { name: 'nginx', version: '1.2.3', place: 'somewhere', line: '1.2', end: '2020-01-01' };

test('speaks of a nginx line whose care has ended, and only then', () => {
  const ended = webServerEndOfLife.find({ softwareLife: [life] }, { now });
  const cared = webServerEndOfLife.find({ softwareLife: [{ ...life, end: '2030-01-01' }] }, { now });

  assert.ok(Array.isArray(ended));
  assert.equal(ended[0].subject, 'nginx 1.2');
  assert.deepEqual(cared, []);
});

test('does not arise where no nginx names itself', () => {
  assert.ok(webServerEndOfLife.notApplicable?.({ softwareLife: [] }, { now }));
  assert.equal(webServerEndOfLife.notApplicable?.({ softwareLife: [life] }, { now }), undefined);
});
