import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ExtensionSeen } from '../../facts/engine.ts';
import securityPluginMissing from './security-plugin-missing.ts';

const at = { now: new Date('2026-11-23') };

function find(id: string, version: string | undefined, extensions: readonly ExtensionSeen[]) {
  const recognised = {
    id,
    name: id,
    kind: 'self-hosted',
    certainty: 'certain',
    editionName: id,
    versions: [],
    from: ['files'],
    ...(version ? { version } : {}),
  } as const;
  return securityPluginMissing.find({ extensions, recognised }, at);
}

function plugin(name: string, enabled?: boolean): ExtensionSeen {
  return { name, kind: 'plugin', place: 'x', ecosystem: 'x', ...(enabled === undefined ? {} : { enabled }) };
}

test('older lines without the plugin, or with it switched off, are found', () => {
  for (const flaws of [
    find('shopware5', '5.7.19', []),
    find('shopware6', '6.4.20.2', [plugin('SwagPayPal')]),
    find('shopware6', '6.5.8.14', [plugin('SwagPlatformSecurity', false)]),
  ]) {
    assert.ok(Array.isArray(flaws) && flaws.length === 1);
  }
});

test('the plugin, under either of its names, and a line with updates of its own are no flaw', () => {
  assert.deepEqual(find('shopware5', '5.7.19', [plugin('SwagSecurity', true)]), []);
  assert.deepEqual(find('shopware6', '6.4.20.2', [plugin('swag/platform-security')]), []);
  assert.deepEqual(find('shopware6', '6.6.10.0', []), []);
});

test('without a version it is not known', () => {
  assert.ok(find('shopware6', undefined, []) instanceof Unknown);
});
