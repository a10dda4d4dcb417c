import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmless } from '../../../detectors/mask.ts';
import type { PlantedLayout } from '../../facts/content.ts';
import plantedLayout from './planted-layout.ts';

const now = new Date('2026-11-23T00:00:00Z');
const seen = (kind: PlantedLayout['kind']): PlantedLayout => ({
  kind,
  table: 'layout_update',
  column: 'xml',
  row: '7',
  excerpt: harmless('x'),
});
const judge = (...kinds: readonly PlantedLayout['kind'][]) =>
  plantedLayout.find({ plantedLayouts: { columns: 3, found: kinds.map((kind) => seen(kind)) } }, { now });

test('speaks of the row, with what stands there', () => {
  const flaws = judge('command', 'probe');

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['layout_update.xml 7'],
  );
  assert.equal(flaws[0].evidence?.length, 1);
});

test('is quiet where nothing of the kind was found', () => {
  assert.deepEqual(judge('probe'), []);
  assert.deepEqual(judge(), []);
});
