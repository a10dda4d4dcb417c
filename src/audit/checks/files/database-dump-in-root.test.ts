import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now, seen, wholeTree } from '../../../../test/files/sightings.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Sighting } from '../../facts/files.ts';
import databaseDumpInRoot from './database-dump-in-root.ts';

function judge(dumps: readonly Sighting[], backups: readonly Sighting[] = [], unreadable = 0) {
  const facts = {
    tree: { ...wholeTree, unreadable },
    dumps: { seen: dumps, more: 0 },
    backups: { seen: backups, more: 0 },
  };
  return databaseDumpInRoot.find(facts, { now });
}

test('speaks of dumps, plain and packed, the worse the easier they are reached', () => {
  const flaws = judge(
    [seen('dump', 'db.sql'), seen('dump', 'var/db.sql', { zone: 'outside' }), seen('database-file', 'shop.sqlite')],
    [seen('dump', 'db.zip'), seen('store', 'all.zip')],
  );

  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => [subject, severity]),
    [
      ['db.sql', 'critical'],
      ['var/db.sql', 'low'],
      ['shop.sqlite', 'high'],
      ['db.zip', 'critical'],
    ],
  );
});

test('is quiet where there is none, and cannot tell where not all was seen', () => {
  assert.deepEqual(judge([], [seen('store', 'all.zip')]), []);
  assert.ok(judge([], [], 1) instanceof Unknown);
});

test('part of the files not being seen does not hide what was', () => {
  const flaws = judge([], [seen('dump', 'db.zip')], 1);

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
});
