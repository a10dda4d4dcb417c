import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, engineOf, heard, now } from '../../../../test/samples/heard.ts';
import { Unknown } from '../../../core/fact.ts';
import type { LogAttack, LogsHeard } from '../../facts/logs.ts';
import breakInTrace from './break-in-trace.ts';

const judge = (
  attacks: readonly LogAttack[],
  engine = 'magento2',
  holes: readonly string[] = [],
  change: Partial<LogsHeard> = {},
) =>
  breakInTrace.find(
    {
      accessLogs: heard(attacks, change),
      recognised: engineOf(engine),
      extensionHoles: {
        looked: 1,
        affected: holes.map((name) => ({
          name,
          place: 'app/code',
          ecosystem: 'magento2-module',
          off: false,
          holes: [],
        })),
        unread: [],
      },
    },
    { now },
  );

test('speaks of requests that look as if they had worked, with who and when', () => {
  const flaws = judge([attack({ worked: 2 }), attack({ id: 'other' })]);

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['PHPUnit left on a server'],
  );
  assert.match(flaws[0].says, /2 requests .* first on 2026-10-10, such as “POST \/x” from 203\.0\.113\.7\./);
  assert.equal(flaws[0].severity, 'critical');
});

test('is quiet about what was refused, and about holes of other engines', () => {
  assert.deepEqual(judge([attack(), attack({ worked: 3, engines: ['prestashop'] })]), []);
});

test('what customers use as well counts only where the extension has the hole', () => {
  const named = attack({ worked: 3, component: 'Mgt_Varnish', advisories: ['MVDB-M2-Mgt_Varnish'] });

  assert.deepEqual(judge([named]), []);
  assert.equal((judge([named], 'magento2', ['Mgt_Varnish']) as readonly unknown[]).length, 1);
});

test('doubts a server that answers what belongs to several engines', () => {
  const of = (engine: string): LogAttack => attack({ id: engine, worked: 1, engines: [engine] });
  const flaws = judge([attack({ worked: 1 }), of('prestashop'), of('opencart'), of('woocommerce')]);

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ severity, confidence }) => [severity, confidence]),
    [['medium', 'tentative']],
  );
});

test('cannot tell where a log could not be read and nothing else was found', () => {
  assert.ok(judge([], 'magento2', [], { unread: [{ path: 'a', because: 'It breaks off.' }] }) instanceof Unknown);
});
