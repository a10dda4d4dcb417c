import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import handlerOverride from './handler-override.ts';

test('speaks of harmless-files: media/.htaccess', () => {
  const flaws = handlerOverride.find(given([seen('harmless-files', 'media/.htaccess')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'media/.htaccess');
  assert.equal(flaws[0]?.severity, 'critical');
});

test('speaks of prepended: .user.ini', () => {
  const flaws = handlerOverride.find(given([seen('prepended', '.user.ini')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, '.user.ini');
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(handlerOverride.find(given([]), { now }), []);
  assert.ok(handlerOverride.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
