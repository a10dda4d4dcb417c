import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedDatabaseDump from './exposed-database-dump.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-database-dump', '/backup.sql.gz'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedDatabaseDump.find({ exposed, exposedLook: settled('exposed-database-dump') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/backup.sql.gz']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedDatabaseDump.find({ exposed, exposedLook: settled('exposed-database-dump') }, at), []);
  assert.ok(exposedDatabaseDump.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
