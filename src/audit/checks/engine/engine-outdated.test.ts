import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { affected } from '../../../../test/samples/affected.ts';
import type { Compared } from '../../facts/holes.ts';
import type { Standing } from '../../facts/world.ts';
import engineOutdated from './engine-outdated.ts';

const now = new Date('2026-11-23T00:00:00Z');
const current: Standing = {
  name: 'Magento Open Source',
  version: '2.4.8-p5',
  place: 'composer.lock',
  certainty: 'certain',
  coarse: false,
  behind: 0,
  behindSecurity: 0,
  newestOfLine: '2.4.8-p5',
  newest: '2.4.8-p5',
};
const judge = (one: Partial<Standing>, holes?: Compared) =>
  engineOutdated.find({ standing: [{ ...current, ...one }], recognised: undefined, engineHoles: holes }, { now });

test('is quiet at the newest release', () => {
  assert.deepEqual(judge({}), []);
});

test('says how far behind, since when, and how many releases closed holes', () => {
  const flaws = judge({ version: '2.4.8-p3', behind: 2, behindSecurity: 2, since: '2026-03-10' });

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0].severity, 'high');
  assert.match(
    flaws[0].says,
    /2 releases behind 2\.4\.8-p5.*2 of them only to close holes\. It has been behind for 258 days/,
  );
});

test('says for how long the shop has been open, and what its makers call the version', () => {
  const holes = {
    looked: 1,
    affected: [affected('Magento Open Source', [{ published: '2026-02-23', fix: '2.4.8-p5' }])],
    unread: [],
  };
  const flaws = judge({ version: '2.4.8-p3', behind: 1, since: '2026-11-10', insecure: true }, holes);

  assert.ok(Array.isArray(flaws));
  assert.match(
    flaws[0].says,
    /open to holes that are public for 9 months, since 2026-02-23\. Its makers call this version insecure\./,
  );
  assert.equal(flaws[0].severity, 'high');
});

test('is milder in the first month', () => {
  const flaws = judge({ behind: 1, since: '2026-11-10' });

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0].severity, 'medium');
});

test('only mentions a newer line', () => {
  const flaws = judge({ newest: '2.4.9' });

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0].severity, 'info');
});

test('cannot tell from half a version', () => {
  assert.ok(judge({ version: '2.4', coarse: true }) instanceof Unknown);
});
