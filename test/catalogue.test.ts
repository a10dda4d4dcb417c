import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { config, inDatabase, inFiles, told } from '../src/audit/facts/engine.ts';
import { checks } from '../src/audit/checks/index.gen.ts';
import { probes } from '../src/audit/probes/index.gen.ts';
import type { Facts } from '../src/core/fact.ts';
import { severities } from '../src/core/finding.ts';
import type { AnyProbe } from '../src/core/probe.ts';
import { touches } from '../src/core/probe.ts';
import { sides } from '../src/core/side.ts';
import { engines } from '../src/engines/index.gen.ts';
import { families, membersOf, root } from '../tools/families.ts';
import { catalogue } from '../tools/reference/rows.ts';

const rows = new Set(Object.values(catalogue).flatMap((chapter) => Object.keys(chapter)));
const engineIds = new Set(engines.map(({ id }) => id));
/** Told by the audit itself while it opens the store. */
const toldByAudit = [told, inFiles, inDatabase, config].map(({ id }) => id);
const standard =
  /^(?:pci-dss-4\.0\.1:\d{1,2}(?:\.\d{1,2}){1,4}|owasp-2025:A(?:0[1-9]|10)|asvs-5\.0\.0:V\d{1,2}(?:\.\d{1,2}){0,2}|gdpr:\d{1,2}(?:\(\d\))?(?:\([a-f]\))?)$/;

function ids(facts: Facts | undefined): readonly string[] {
  return Object.values(facts ?? {}).map(({ id }) => id);
}

for (const family of families) {
  for (const path of membersOf(family)) {
    test(`${path} is a member of its family: default export, id, test beside it`, async () => {
      const module = (await import(join(root, 'src', path))) as { readonly default?: { readonly id?: string } };

      assert.equal(module.default?.id, basename(path, '.ts'));
      assert.match(module.default?.id ?? '', /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      // Detectors stand in one table, which asks for samples of each.
      const tests = family.name === 'detectors' ? 'detectors/detectors.test.ts' : path.replace(/\.ts$/, '.test.ts');
      assert.ok(existsSync(join(root, 'src', tests)), 'It has no test beside it.');
    });
  }

  test(`no two ${family.name} have the same id`, () => {
    const names = membersOf(family).map((path) => basename(path));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
}

// Names such as robots.txt and phpMyAdmin are written as they are.
const beginsSmall = /^\p{Ll}+(?:[ ,:;]|$)/u;

/** A sentence for people: begins large, ends with a stop, and is not empty. */
function assertSentence(text: string, what: string): void {
  assert.doesNotMatch(text, beginsSmall, `${what} begins small: ${text}`);
  assert.match(text, /[.!?]["'”)`]?$/, `${what} does not end with a stop: ${text}`);
  assert.ok(text.length > 10, `${what} is too short: ${text}`);
  assert.doesNotMatch(text, / {2}|\n /, `${what} has stray spaces`);
}

for (const check of checks) {
  test(`${check.id} says in words what is wrong, what can happen and what to do`, () => {
    assert.doesNotMatch(check.title, beginsSmall, 'The title begins small.');
    assert.doesNotMatch(check.title, /[.!?]$/, 'The title ends with a stop.');
    assert.ok(check.title.length <= 90, 'The title is too long.');
    assertSentence(check.why, 'why');
    assertSentence(check.fix, 'fix');
    for (const step of check.steps ?? []) assertSentence(step, 'a step');
  });

  test(`${check.id} names its side, severity, who acts, effort, standards and rows`, () => {
    assert.ok(sides.includes(check.side));
    assert.ok(severities.includes(check.severity));
    assert.ok(['owner', 'developer', 'host', 'payment-provider'].includes(check.who));
    assert.ok(['minutes', 'hours', 'days'].includes(check.effort));
    assert.ok(check.standards.length > 0, 'It maps to no standard.');
    for (const one of check.standards) assert.match(one, standard);
    assert.deepEqual(
      check.rows.filter((row) => !rows.has(row)),
      [],
      'No such row in tools/catalogue-rows.json.',
    );
    assert.deepEqual(
      (check.engines ?? []).filter((id) => !engineIds.has(id)),
      [],
      'No such engine.',
    );
    assert.equal(new Set([...check.standards, ...check.rows]).size, check.standards.length + check.rows.length);
  });

  test(`${check.id} asks only for facts that some probe tells`, () => {
    const asked = [...ids(check.needs), ...ids(check.wants)];

    assert.ok(asked.length > 0, 'It asks for no fact at all.');
    assert.deepEqual(
      asked.filter((id) => !givers.has(id)),
      [],
    );
  });
}

const givers = new Map<string, string[]>(toldByAudit.map((id) => [id, ['the audit']]));
for (const probe of probes) for (const id of ids(probe.gives)) givers.set(id, [...(givers.get(id) ?? []), probe.id]);

test('each fact is told by one probe alone', () => {
  assert.deepEqual(
    [...givers].filter(([, names]) => names.length > 1),
    [],
  );
});

for (const probe of probes) {
  test(`the probe ${probe.id} has a title, a touch, hands, and needs only what another probe tells`, () => {
    assert.match(probe.title, /^\p{Lu}.*[^.]$/u);
    assert.ok(touches.includes(probe.touch));
    assert.ok(ids(probe.gives).length > 0);
    assert.deepEqual(
      [...ids(probe.needs), ...ids(probe.wants)].filter((id) => !givers.has(id)),
      [],
    );
  });
}

test('no probe waits for itself, not even by way of others', () => {
  const giver = new Map<string, AnyProbe>(probes.flatMap((probe) => ids(probe.gives).map((id) => [id, probe])));
  const before = (probe: AnyProbe): AnyProbe[] =>
    [...ids(probe.needs), ...ids(probe.wants)].flatMap((id) => giver.get(id) ?? []);

  for (const start of probes) {
    const seen = new Set<AnyProbe>();
    const open = before(start);
    for (let probe = open.pop(); probe !== undefined; probe = open.pop()) {
      assert.notEqual(probe.id, start.id, `${start.id} waits for itself.`);
      if (!seen.has(probe)) open.push(...before(probe));
      seen.add(probe);
    }
  }
});

test('an id that was in use is never given to another check', () => {
  const former = checks.flatMap(({ was = [] }) => was);
  assert.deepEqual(
    former.filter((id) => checks.some((check) => check.id === id)),
    [],
  );
});

/** Every regular expression in a piece of data. */
function patternsIn(value: unknown): readonly RegExp[] {
  if (value instanceof RegExp) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => patternsIn(one));
}

for (const engine of engines) {
  test(`the engine ${engine.id} has marks of some weight, patterns that look neither ahead nor back, and releases that are known`, () => {
    const { web, files } = engine.marks;

    assert.ok(web.length + files.length > 0, 'It has no marks.');
    for (const { weight } of [...web, ...files]) assert.ok(weight > 0 && weight <= 1);
    for (const { source } of patternsIn(engine)) assert.doesNotMatch(source, /\(\?<?[=!]|\\[1-9]|\\k</);
    for (const { releases } of Object.values(engine.knowledge)) {
      if (releases !== undefined) assert.ok(existsSync(join(root, 'knowledge/releases', `${releases}.json`)), releases);
    }
    assert.ok(Object.keys(engine.knowledge).length === 0 || 'default' in engine.knowledge);
  });
}
