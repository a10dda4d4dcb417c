import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { harmless } from '../../../detectors/mask.ts';
import { answered, settled, stopped } from '../../../../test/samples/exposure.ts';
import { exposedFlaws, onPlatform } from './exposure.ts';

test('says what stands there, with the page as evidence', () => {
  const place = {
    ...answered('exposed-git', '/.git/HEAD'),
    because: 'it is the repository',
    excerpt: harmless('ref: refs/heads/main'),
  };

  const flaws = exposedFlaws('exposed-git', { exposed: [place], exposedLook: settled('exposed-git') });

  assert.deepEqual(flaws, [
    {
      subject: '/.git/HEAD',
      says: 'Anyone can open https://shop.example/.git/HEAD. It is the repository.',
      confidence: 'certain',
      evidence: [{ kind: 'page', url: 'https://shop.example/.git/HEAD', status: 200, excerpt: 'ref: refs/heads/main' }],
    },
  ]);
});

test('keeps what was found before the store stopped answering', () => {
  const flaws = exposedFlaws('exposed-git', { exposed: [answered('exposed-git', '/.git/HEAD')], exposedLook: stopped });

  assert.equal(flaws instanceof Unknown ? 0 : flaws.length, 1);
});

test('gives the reason of the store that stopped answering', () => {
  const flaws = exposedFlaws('exposed-git', { exposed: [], exposedLook: stopped });

  assert.deepEqual(flaws, new Unknown('no-access', 'The store turned the questions away.'));
});

test('does not ask of shops whose files are a platform’s', () => {
  const given = { exposed: [], exposedLook: { asked: 0, settled: [], platform: 'Shopify' } };

  assert.match(onPlatform(given) ?? '', /Shopify/);
  assert.equal(onPlatform({ ...given, exposedLook: settled() }), undefined);
});
