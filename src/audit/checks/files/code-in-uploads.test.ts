import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import codeInUploads from './code-in-uploads.ts';

test('speaks of code: wp-content/uploads/2026/a.php', () => {
  const flaws = codeInUploads.find(given([seen('code', 'wp-content/uploads/2026/a.php')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'wp-content/uploads/2026/a.php');
  assert.equal(flaws[0]?.severity, 'critical');
});

test('speaks of double-name: img/a.php.jpg', () => {
  const flaws = codeInUploads.find(given([seen('double-name', 'img/a.php.jpg')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'img/a.php.jpg');
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(codeInUploads.find(given([]), { now }), []);
  assert.ok(codeInUploads.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
