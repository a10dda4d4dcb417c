import assert from 'node:assert/strict';
import { test } from 'node:test';
import check from './card-saving-enabled.ts';

const at = { now: new Date('2026-11-23') };

const method = { code: 'ccsave', title: 'Saved cards', integration: 'own-form' as const };

test('a method that keeps card numbers is told if it is switched on', () => {
  const flaws = check.find({ methods: [{ ...method, enabled: true, savesCards: true }] }, at);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.subject, 'ccsave');
});

test('others are left alone', () => {
  assert.deepEqual(
    check.find(
      {
        methods: [
          { ...method, enabled: false, savesCards: true },
          { ...method, enabled: true },
        ],
      },
      at,
    ),
    [],
  );
});
