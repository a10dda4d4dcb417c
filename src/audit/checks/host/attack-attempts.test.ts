import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, engineOf, heard, now } from '../../../../test/samples/heard.ts';
import type { LogAttack } from '../../facts/logs.ts';
import attackAttempts from './attack-attempts.ts';

const judge = (attacks: readonly LogAttack[]) =>
  attackAttempts.find(
    { accessLogs: heard(attacks), recognised: engineOf('magento2'), extensionHoles: undefined },
    { now },
  );

test('tells in one note how often holes were looked for in vain', () => {
  const flaws = judge([attack(), attack({ id: 'wp', name: 'wp2shell', engines: ['woocommerce'], asked: 5 })]);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws.length, 1);
  assert.match(
    flaws[0].says,
    /Among 1,000 requests, 15 looked for known holes.*PHPUnit left on a server \(10\) and wp2shell \(5\)/,
  );
  assert.equal(attackAttempts.severity, 'info');
});

test('says nothing of what worked, of guessing, and of addresses that customers use', () => {
  assert.deepEqual(judge([]), []);
  assert.deepEqual(
    judge([attack({ worked: 10 }), attack({ component: 'A_B' }), attack({ id: 'admin-token-guessed' })]),
    [],
  );
});
