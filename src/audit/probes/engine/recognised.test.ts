import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { SeenEngine } from '../../facts/engine.ts';
import recognisedProbe from './recognised.ts';

const tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};
const nothing = { told: undefined, inFiles: undefined, inDatabase: undefined, onWeb: undefined };
const files: SeenEngine = {
  id: 'zen-cart',
  certainty: 'certain',
  versions: [{ version: '1.5.7', place: 'includes/version.php', certainty: 'certain' }],
};
const tables: SeenEngine = {
  id: 'zen-cart',
  certainty: 'firm',
  versions: [{ version: '1.5.6', place: 'project_version', certainty: 'firm' }],
};
const pages: SeenEngine = { id: 'oscommerce', certainty: 'firm', versions: [] };

async function recognise(seen: Partial<Record<keyof typeof nothing, SeenEngine | null>>) {
  const { recognised } = await recognisedProbe.gather({}, { ...nothing, ...seen }, tools);
  return recognised;
}

test('files are believed before tables, tables before pages', async () => {
  const engine = await recognise({ inFiles: files, inDatabase: tables, onWeb: pages });

  assert.ok(engine && !(engine instanceof Unknown));
  assert.deepEqual(
    [engine.id, engine.version, engine.certainty, engine.from],
    ['zen-cart', '1.5.7', 'certain', ['files', 'database']],
  );
  assert.deepEqual(
    engine.versions.map(({ place }) => place),
    ['includes/version.php', 'project_version'],
  );
});

test('what the user says goes before all', async () => {
  const engine = await recognise({ told: { id: 'opencart', certainty: 'certain', versions: [] }, inFiles: files });

  assert.ok(engine && !(engine instanceof Unknown) && engine.id === 'opencart');
});

test('looked for and not found is null; not looked for is unknown', async () => {
  assert.equal(await recognise({ inFiles: null, onWeb: null }), null);
  assert.ok((await recognise({})) instanceof Unknown);
});

test('one side that knows is enough', async () => {
  const engine = await recognise({ inFiles: null, onWeb: pages });

  assert.ok(engine && !(engine instanceof Unknown) && engine.id === 'oscommerce' && engine.certainty === 'firm');
});
