import assert from 'node:assert/strict';
import { test } from 'node:test';
import check from './foreign-script-host.ts';

const at = { now: new Date('2026-11-23') };

const host = { rows: 2, table: 'options', column: 'option_value', row: '1' };

test('only scripts of services that are not widely known are told', () => {
  const hosts = [
    { ...host, host: 'widgets.unheard-of.example', known: false, as: 'script' as const },
    { ...host, host: 'js.stripe.com', known: true, as: 'script' as const },
    { ...host, host: 'maps.unheard-of.example', known: false, as: 'frame' as const },
  ];

  const flaws = check.find({ content: { columns: [], injections: [], hosts } }, at);

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['widgets.unheard-of.example'],
  );
});
