import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import toolInRoot from './tool-in-root.ts';

test('speaks of adminer: db.php', () => {
  const flaws = toolInRoot.find(given([seen('adminer', 'db.php')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'db.php');
  assert.equal(flaws[0]?.severity, 'high');
});

test('speaks of phpunit-eval: vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php', () => {
  const flaws = toolInRoot.find(given([seen('phpunit-eval', 'vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php')]), {
    now,
  });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php');
});

test('is quiet about adminer where it is outside', () => {
  assert.deepEqual(toolInRoot.find(given([seen('adminer', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(toolInRoot.find(given([]), { now }), []);
  assert.ok(toolInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
