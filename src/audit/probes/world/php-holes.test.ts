import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import phpHoles from './php-holes.ts';

async function look(...versions: readonly string[]) {
  const web = versions.map((version) => ({
    product: 'php' as const,
    name: 'PHP',
    version,
    place: 'header x-powered-by',
  }));
  const facts = { softwareOnWeb: web, softwareOnHost: undefined };
  return (await phpHoles.gather({ knowledge: await openKnowledge() }, facts, undefined as never)).phpHoles;
}

for (const [version, id, expected] of [
  ['8.2.34', 'CVE-2026-109618', 'vulnerable'],
  ['8.2.35', 'CVE-2026-109618', undefined],
  ['8.3.35', 'CVE-2026-109618', 'vulnerable'],
  ['8.3.36', 'CVE-2026-109618', undefined],
  ['8.4.26', 'CVE-2026-109618', 'vulnerable'],
  ['8.4.27', 'CVE-2026-109618', undefined],
  ['8.5.11', 'CVE-2026-109618', 'vulnerable'],
  ['8.5.12', 'CVE-2026-109618', undefined],
  ['7.4.33', 'CVE-2026-109618', 'cannot-tell'],
  ['8.1.2', 'CVE-2026-109618', 'cannot-tell'],
  ['8.1.20-1+deb11u1', 'CVE-2026-109618', 'cannot-tell'],
  ['8.2', 'CVE-2026-109618', 'cannot-tell'],
  ['7.1.32', 'CVE-2019-11043', 'vulnerable'],
] as const) {
  test(`PHP ${version}: ${id} ${expected ?? 'not'}`, async () => {
    const compared = await look(version);

    assert.ok(!(compared instanceof Unknown));
    assert.equal(compared.affected[0]?.holes.find((hole) => hole.id === id)?.answer, expected);
  });
}

test('is unknown where PHP keeps its version to itself', async () => {
  assert.ok((await look()) instanceof Unknown);
});
