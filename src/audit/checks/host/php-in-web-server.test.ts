import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { HostSettings } from '../../facts/host.ts';
import phpInWebServer from './php-in-web-server.ts';

const now = new Date('2026-11-23T00:00:00Z');
const settings: HostSettings = { php: [], ssh: null, databaseAddresses: null, automaticUpdates: null, timeSync: null };
const judge = (phpModule: string | null) => phpInWebServer.find({ hostSettings: { ...settings, phpModule } }, { now });

test('speaks of PHP as a module of Apache', () => {
  const flaws = judge('php8.2.load');

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['php8.2.load'],
  );
});

test('is quiet about an Apache without it, and cannot tell where there is none', () => {
  assert.deepEqual(judge(''), []);
  assert.ok(judge(null) instanceof Unknown);
});
