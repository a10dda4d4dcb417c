import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LibrarySeen } from '../../facts/libraries.ts';
import vendorDiffersFromLock from './vendor-differs-from-lock.ts';

const now = new Date('2026-11-23T00:00:00Z');
const seen = (place: string, name: string, version: string): LibrarySeen => ({
  name,
  version,
  place,
  ecosystem: 'composer',
  also: 0,
});
const judge = (...found: readonly LibrarySeen[]) =>
  vendorDiffersFromLock.find({ libraries: { found, unread: [] } }, { now });

test('names packages that have another version than the lock file says', () => {
  const flaws = judge(
    seen('composer.lock', 'twig/twig', '3.14.0'),
    seen('vendor/composer/installed.json', 'twig/twig', '3.3.0'),
    seen('composer.lock', 'a/b', '1.0.0'),
  );

  assert.ok(Array.isArray(flaws));
  assert.match(
    flaws[0].says,
    /1 package has another version than composer\.lock names: twig\/twig 3\.3\.0 in the place of 3\.14\.0/,
  );
});

test('is quiet where they agree, and about copies of plugins', () => {
  assert.deepEqual(
    judge(
      seen('composer.lock', 'twig/twig', '3.14.0'),
      seen('wp-content/plugins/x/vendor/composer/installed.json', 'twig/twig', '3.3.0'),
      seen('modules/y/composer.lock', 'c/d', '1.0'),
    ),
    [],
  );
});
