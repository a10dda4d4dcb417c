import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import plantedPlugin from './planted-plugin.ts';

for (const [name, expected] of [
  ['fun-3fa91c', 1],
  ['fun-3fa91c0b77', 1],
  ['fun-facts', 0],
  ['fun-stuff', 0],
  ['have-fun-3fa91c', 0],
  ['fun-abc', 0],
] as const) {
  test(`a plugin named ${name} gives ${expected} findings`, () => {
    const one = {
      ecosystem: 'wordpress-plugin',
      name,
      kind: 'plugin',
      place: `wp-content/plugins/${name}/${name}.php`,
    };

    const flaws = plantedPlugin.find({ extensions: [one] }, { now: new Date('2026-11-23T00:00:00Z') });

    assert.ok(!(flaws instanceof Unknown));
    assert.equal(flaws.length, expected);
  });
}
