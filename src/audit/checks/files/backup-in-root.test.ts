import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import backupInRoot from './backup-in-root.ts';

test('speaks of store: backup.zip', () => {
  const flaws = backupInRoot.find(given([seen('store', 'backup.zip')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'backup.zip');
  assert.equal(flaws[0]?.severity, 'critical');
});

test('speaks of named: site.tar.gz', () => {
  const flaws = backupInRoot.find(given([seen('named', 'site.tar.gz')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'site.tar.gz');
});

test('leaves dump to another check', () => {
  assert.deepEqual(backupInRoot.find(given([seen('dump', 'a')]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(backupInRoot.find(given([]), { now }), []);
  assert.ok(backupInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
