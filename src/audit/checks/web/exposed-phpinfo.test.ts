import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedPhpinfo from './exposed-phpinfo.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-phpinfo', '/info.php'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedPhpinfo.find({ exposed, exposedLook: settled('exposed-phpinfo') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/info.php']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedPhpinfo.find({ exposed, exposedLook: settled('exposed-phpinfo') }, at), []);
  assert.ok(exposedPhpinfo.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
