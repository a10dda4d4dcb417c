import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckoutSeen, HostKind } from '../../facts/payment.ts';
import takenOverScriptHost from './taken-over-script-host.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function page(more: Partial<CheckoutSeen> = {}): CheckoutSeen {
  return {
    url: 'https://shop.example/checkout',
    kind: 'checkout',
    from: 'source',
    cardForms: [],
    frames: [],
    scripts: [],
    ...more,
  };
}

function script(host: string, url = `https://${host}/a.js`, kind: HostKind = 'other') {
  return { host, url, kind, integrity: false };
}

function judge(checkout: readonly CheckoutSeen[]) {
  const flaws = takenOverScriptHost.find({ checkout }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ subject, severity }) => [subject, severity]);
}

test('speaks of hosts that were taken over, louder on the payment page', () => {
  const host = ['cdn.polyfill', 'io'].join('.');

  assert.deepEqual(judge([page({ kind: 'home', scripts: [script(host)] })]), [[host, 'high']]);
  assert.deepEqual(judge([page({ kind: 'home', scripts: [script(host)] }), page({ scripts: [script(host)] })]), [
    [host, 'critical'],
  ]);
});

test('is quiet about clean mirrors and look-alikes', () => {
  const scripts = ['polyfill-fastly.io', 'cdnjs.cloudflare.com', 'mypolyfill.io', 'polyfill.io.example'].map((host) =>
    script(host),
  );

  assert.deepEqual(judge([page({ scripts })]), []);
});
