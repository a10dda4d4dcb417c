import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import deploymentFileInRoot from './deployment-file-in-root.ts';

test('speaks of container: docker-compose.yml', () => {
  const flaws = deploymentFileInRoot.find(given([seen('container', 'docker-compose.yml')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, '(the root)');
  assert.equal(flaws[0]?.severity, 'info');
});

test('is quiet about container where it is outside', () => {
  assert.deepEqual(deploymentFileInRoot.find(given([seen('container', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(deploymentFileInRoot.find(given([]), { now }), []);
  assert.ok(deploymentFileInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
