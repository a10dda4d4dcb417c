import assert from 'node:assert/strict';
import { test } from 'node:test';
import { affected, now } from '../../../../test/samples/affected.ts';
import type { HostSettings } from '../../facts/host.ts';
import uploadProgressOn from './upload-progress-on.ts';

const file = '/etc/php/8.4/fpm/php.ini';
const settings = (...set: readonly (readonly [string, string])[]): HostSettings => ({
  php: set.map(([name, value]) => ({ file, name, value })),
  ssh: null,
  databaseAddresses: null,
  automaticUpdates: null,
  timeSync: null,
});
const NAME = 'session.upload_progress.enabled';
const judge = (hostSettings: HostSettings, hole?: string) =>
  uploadProgressOn.find(
    {
      hostSettings,
      phpHoles: hole === undefined ? undefined : { looked: 1, affected: [affected('PHP', [{ id: hole }])], unread: [] },
    },
    { now },
  );

test('speaks where it is on, also where nothing is set', () => {
  for (const set of [settings([NAME, 'On']), settings(['expose_php', 'Off'])]) {
    const flaws = judge(set);
    assert.ok(Array.isArray(flaws));
    assert.deepEqual(
      flaws.map(({ severity }) => severity),
      ['low'],
    );
  }
});

test('is graver where PHP has a hole that is reached by it', () => {
  const flaws = judge(settings([NAME, 'On']), 'CVE-2026-109618');

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0].severity, 'medium');
});

test('is quiet where it is switched off', () => {
  for (const off of ['Off', '0', '']) assert.deepEqual(judge(settings([NAME, off])), []);
});
