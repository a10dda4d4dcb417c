import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedDatabaseTool from './exposed-database-tool.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-database-tool', '/adminer.php'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedDatabaseTool.find({ exposed, exposedLook: settled('exposed-database-tool') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/adminer.php']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedDatabaseTool.find({ exposed, exposedLook: settled('exposed-database-tool') }, at), []);
  assert.ok(exposedDatabaseTool.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
