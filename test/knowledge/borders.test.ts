import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openKnowledge } from '../../src/io/knowledge.ts';
import { type Advisory, readAdvisories } from '../../src/knowledge/advisory.ts';
import { match } from '../../src/knowledge/match.ts';
import { ecosystemScheme, engineScheme } from '../../src/knowledge/schemes.ts';
import { borders } from './borders.ts';

/** A source, and rows of id, `ecosystem:name`, versions that have the hole, that have it not, and that nobody can tell. */
export interface Border {
  readonly source: string;
  readonly rows: readonly (readonly [id: string, component: string, open: string, closed: string, doubt?: string])[];
}

const knowledge = await openKnowledge();
// Patches that no version shows were looked for, and are not there.
const patches = { looked: true, closed: new Set<string>() };

/** The published record in which both sides of a border stand, as `node tools/truth.ts borders` found them. */
const sources = JSON.parse(readFileSync(join(import.meta.dirname, 'border-sources.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

let cases = 0;
const ids = new Set<string>();
for (const { rows } of borders) {
  for (const [id, component, open, closed, doubt] of rows) {
    if (sources[`${id} ${component}`] !== undefined) {
      ids.add(id);
      cases += open.split(' ').length + closed.split(' ').length;
    }
    test(`${component} and ${id}: ${open} | ${closed}`, async () => {
      const answers = async (versions: string): Promise<Record<string, string>> =>
        Object.fromEntries(await Promise.all(versions.split(' ').map(async (one) => [one, await answer(id, component, one)])));

      for (const [versions, expected] of [
        [open, 'vulnerable'],
        [closed, 'not'],
        [doubt, 'cannot-tell'],
      ] as const) {
        if (versions === undefined) continue;
        assert.deepEqual(await answers(versions), Object.fromEntries(versions.split(' ').map((one) => [one, expected])));
      }
    });
  }
}

test('at least 400 cases of at least 120 holes stand in a published record', () => {
  assert.ok(cases >= 400, String(cases));
  assert.ok(ids.size >= 120, String(ids.size));
});

async function answer(id: string, component: string, version: string): Promise<string> {
  const [ecosystem = '', name = ''] = component.split(':');
  const engine = ecosystem === 'engine';
  const scheme = engine ? engineScheme(name) : ecosystemScheme(ecosystem);
  const found = match({ version, scheme, patches, shopMajor: ecosystem === 'prestashop-module' }, await holesOf(ecosystem, name));
  return found.find(({ advisory }) => advisory.id === id || advisory.also?.includes(id))?.answer ?? 'not';
}

async function holesOf(ecosystem: string, name: string): Promise<readonly Advisory[]> {
  const part = ecosystem === 'engine' ? `engine/${name}` : ecosystem;
  const lines = await knowledge.lines(`advisories/${part}`, [name]);
  return readAdvisories(lines?.get(name));
}
