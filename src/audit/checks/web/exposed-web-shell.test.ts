import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedWebShell from './exposed-web-shell.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-web-shell', '/accesson.php'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedWebShell.find({ exposed, exposedLook: settled('exposed-web-shell') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/accesson.php']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedWebShell.find({ exposed, exposedLook: settled('exposed-web-shell') }, at), []);
  assert.ok(exposedWebShell.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
