import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { harmless } from '../../../detectors/mask.ts';
import type { Sighting, TreeSeen } from '../../facts/files.ts';
import check from './card-number-in-file.ts';

const at = { now: new Date('2026-11-23') };
const tree: TreeSeen = {
  kind: 'folder',
  live: true,
  files: 10,
  folders: 2,
  links: 0,
  bytes: 1e3,
  webRoot: '',
  unreadable: 0,
  special: 0,
  outsideLinks: 0,
};
const log: Sighting = {
  path: 'var/log/payment.log',
  kind: 'card',
  zone: 'served',
  size: 400,
  modified: '2026-01-01T00:00:00.000Z',
  detail: '3 numbers, first in line 7',
  excerpt: harmless('453914******6467'),
};
const none = { seen: [], more: 0 };

test('a log with card numbers is critical, wherever it lies', () => {
  for (const zone of ['served', 'denied', 'outside'] as const) {
    const flaws = check.find(
      { tree, cardsInFiles: { seen: [{ ...log, zone }], more: 0 }, cardsInLargeFiles: undefined },
      at,
    );

    assert.ok(Array.isArray(flaws));
    assert.equal(flaws[0]?.subject, 'var/log/payment.log');
    assert.equal(flaws[0]?.severity, 'critical');
    assert.match(flaws[0]?.says ?? '', /3 numbers, first in line 7/);
  }
});

test('what was found in large files counts as well, and test numbers are no more than a remark', () => {
  const seen = [
    { ...log, path: 'huge.sql' },
    { ...log, path: 'try.log', kind: 'test' },
  ];

  const flaws = check.find({ tree, cardsInFiles: none, cardsInLargeFiles: { seen, more: 0, unread: 0 } }, at);

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => `${subject} ${severity}`),
    ['huge.sql critical', 'try.log info'],
  );
});

test('files that were not read make it unknown, not fine', () => {
  const found = check.find({ tree, cardsInFiles: none, cardsInLargeFiles: { seen: [], more: 0, unread: 2 } }, at);

  assert.ok(found instanceof Unknown);
  assert.deepEqual(
    check.find({ tree, cardsInFiles: none, cardsInLargeFiles: { seen: [], more: 0, unread: 0 } }, at),
    [],
  );
});
