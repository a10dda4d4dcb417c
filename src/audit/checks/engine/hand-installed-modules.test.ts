import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExtensionSeen } from '../../facts/engine.ts';
import handInstalledModules from './hand-installed-modules.ts';

const now = new Date('2026-11-23T00:00:00Z');
const seen = (name: string, place: string, version?: string): ExtensionSeen => ({
  name,
  place,
  kind: 'module',
  ecosystem: 'magento2-module',
  ...(version === undefined ? {} : { version }),
});
const judge = (...extensions: readonly ExtensionSeen[]) => handInstalledModules.find({ extensions }, { now });

test('lists modules in app/code once', () => {
  const flaws = judge(
    seen('Acme_Seo', 'app/code/Acme/Seo/etc/module.xml', '1.2'),
    seen('Acme_Feed', 'app/code/Acme/Feed/etc/module.xml'),
  );

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0].says, '2 modules lie in app/code, 1 of them without a version: Acme_Feed and Acme_Seo 1.2.');
});

test('is quiet about packages of Composer', () => {
  assert.deepEqual(judge(seen('Acme_Seo', 'composer.lock', '1.2')), []);
});
