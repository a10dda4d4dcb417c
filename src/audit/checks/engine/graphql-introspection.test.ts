import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import graphqlIntrospection from './graphql-introspection.ts';

const at = { now: new Date('2026-11-23') };
const plain: ConfigView = { prefix: '', flags: {}, databases: [] };

function find(config: ConfigView | null) {
  return graphqlIntrospection.find({ config }, at);
}

test('no configuration is not the same as a good one', () => {
  assert.ok(find(null) instanceof Unknown);
});

test('introspection of a live shop is told', () => {
  const flaws = find({ ...plain, flags: { mode: 'production' } });

  assert.ok(Array.isArray(flaws) && flaws.length === 1);
});

test('switched off, or for developers only, it is no flaw', () => {
  assert.deepEqual(find({ ...plain, flags: { mode: 'production', 'graphql.introspection': false } }), []);
  assert.deepEqual(find({ ...plain, flags: { mode: 'developer' } }), []);
  assert.ok(find(plain) instanceof Unknown);
});
