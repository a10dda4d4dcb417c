import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import type { Recognised } from '../../facts/engine.ts';
import standingProbe from './standing.ts';

const tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};
const zenCart = (version: string): Recognised => ({
  id: 'zen-cart',
  name: 'Zen Cart',
  kind: 'self-hosted',
  certainty: 'certain',
  editionName: 'Zen Cart',
  version,
  versions: [{ version, place: 'includes/version.php', certainty: 'certain' }],
  from: ['files'],
});

async function stand(engine: Recognised | null, knowledge = openKnowledge()) {
  return standingProbe.gather({ knowledge: await knowledge }, { recognised: engine, extensions: undefined }, tools);
}

test('counts the releases of the line that came after', async () => {
  const { standing, engineLife } = await stand(zenCart('1.5.7'));

  assert.ok(!(standing instanceof Unknown) && !(engineLife instanceof Unknown));
  assert.ok((standing[0]?.behind ?? 0) > 0);
  assert.equal(engineLife[0]?.line, '1.5.7');
  assert.equal(engineLife[0]?.end, true);
});

test('finds nothing behind the newest release', async () => {
  const { standing } = await stand(zenCart('2.2.2'));

  assert.ok(!(standing instanceof Unknown));
  assert.equal(standing[0]?.behind, 0);
});

test('is unknown for an engine that was not recognised, and one without a version', async () => {
  const { standing: unrecognised } = await stand(null);
  const { standing: versionless } = await stand({ ...zenCart('1'), versions: [] });

  assert.ok(unrecognised instanceof Unknown);
  assert.ok(versionless instanceof Unknown);
});
