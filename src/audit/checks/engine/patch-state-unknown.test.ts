import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Compared, Doubt, Hole } from '../../facts/holes.ts';
import patchStateUnknown from './patch-state-unknown.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const none = { engineHoles: undefined, extensionHoles: undefined, libraryHoles: undefined, phpHoles: undefined };

function compared(ecosystem: string, doubt: Doubt | undefined, more: Partial<Hole> = {}): Compared {
  const hole: Hole = {
    id: 'CVE-2020-0001',
    also: [],
    answer: doubt === undefined ? 'vulnerable' : 'cannot-tell',
    shaky: false,
    level: 'high',
    public: false,
    patches: ['SUPEE-1'],
    aggregate: false,
    ...(doubt === undefined ? {} : { doubt }),
    ...more,
  };
  const component = { name: 'PHP', version: '7.4.33', place: 'header', ecosystem, off: false };
  return { looked: 1, affected: [{ ...component, holes: [hole, { ...hole, id: 'CVE-2020-0002' }] }], unread: [] };
}

for (const doubt of [
  'version-unknown',
  'version-coarse',
  'record-partial',
  'patch-unseen',
  'patch-monthly',
  'back-port',
] as const) {
  test(`${doubt}: one finding for all holes of the component, and what would tell`, () => {
    const flaws = patchStateUnknown.find({ ...none, engineHoles: compared('engine', doubt) }, at);

    assert.ok(!(flaws instanceof Unknown));
    assert.equal(flaws.length, 1);
    assert.deepEqual(flaws[0]?.advisories, ['CVE-2020-0001', 'CVE-2020-0002']);
    assert.ok((flaws[0]?.remedy?.says ?? '').length > 20);
    assert.equal(flaws[0]?.confidence, 'tentative');
  });
}

test('gives the message to send to the host', () => {
  const flaws = patchStateUnknown.find({ ...none, phpHoles: compared('php', 'back-port', { exploited: true }) }, at);

  assert.ok(!(flaws instanceof Unknown));
  assert.match(
    flaws[0]?.remedy?.says ?? '',
    /^Write to your host: "Our shop runs on PHP 7\.4\.33\. Have you closed CVE-2020-0001/,
  );
  assert.equal(flaws[0]?.remedy?.who, 'host');
  assert.equal(flaws[0]?.severity, 'medium');
});

test('is quiet where all can be told', () => {
  assert.deepEqual(patchStateUnknown.find({ ...none, engineHoles: compared('engine', undefined) }, at), []);
});

test('is unknown where nothing was compared', () => {
  assert.ok(patchStateUnknown.find(none, at) instanceof Unknown);
});
