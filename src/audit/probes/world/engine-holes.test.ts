import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import type { ExtensionSeen, Recognised } from '../../facts/engine.ts';
import type { PatchesSeen } from '../../facts/holes.ts';
import engineHoles from './engine-holes.ts';

const engine = (id: string, version: string | undefined, edition?: string): Recognised => ({
  id,
  name: id,
  kind: 'self-hosted',
  certainty: 'certain',
  editionName: id,
  versions: version === undefined ? [] : [{ version, place: 'composer.lock', certainty: 'certain' }],
  from: ['files'],
  ...(version === undefined ? {} : { version }),
  ...(edition === undefined ? {} : { edition }),
});

async function look(
  recognised: Recognised | null,
  { patches, extensions }: { patches?: PatchesSeen; extensions?: readonly ExtensionSeen[] } = {},
) {
  const facts = { recognised, extensions, patchesSeen: patches, standing: undefined };
  const told = await engineHoles.gather({ knowledge: await openKnowledge() }, facts, undefined as never);
  return told.engineHoles;
}

async function answers(...given: Parameters<typeof look>): Promise<ReadonlyMap<string, string>> {
  const compared = await look(...given);
  assert.ok(!(compared instanceof Unknown));
  return new Map(compared.affected.flatMap(({ holes }) => holes.map(({ id, answer }) => [id, answer])));
}

const looked: PatchesSeen = { looked: true, seen: [], open: [] };

test('an unpatched Magento has the holes of its release, the exploited first', async () => {
  const compared = await look(engine('magento2', '2.4.6-p5'), { patches: looked });

  assert.ok(!(compared instanceof Unknown));
  assert.equal(compared.affected[0]?.holes[0]?.exploited !== undefined, true);
  assert.equal(
    (await answers(engine('magento2', '2.4.6-p5'), { patches: looked })).get('CVE-2024-34102'),
    'vulnerable',
  );
  assert.equal((await answers(engine('magento2', '2.4.6-p6'), { patches: looked })).get('CVE-2024-34102'), undefined);
});

test('a hot-fix that stands in the files closes its hole; one that is only named leaves it open to doubt', async () => {
  const proven: PatchesSeen = { ...looked, seen: [{ name: 'VULN-27015', place: 'a.php', proof: 'content' }] };
  const named: PatchesSeen = {
    ...looked,
    seen: [{ name: 'VULN-27015', place: 'patches/VULN-27015.patch', proof: 'named' }],
  };

  assert.equal((await answers(engine('magento2', '2.4.6-p5'), { patches: proven })).get('CVE-2024-34102'), undefined);
  assert.equal(
    (await answers(engine('magento2', '2.4.6-p5'), { patches: named })).get('CVE-2024-34102'),
    'cannot-tell',
  );
  assert.equal((await answers(engine('magento2', '2.4.6-p5'))).get('CVE-2024-34102'), 'cannot-tell');
});

test('a monthly patch file can be told by the tool of its makers only', async () => {
  const closed: PatchesSeen = {
    ...looked,
    seen: [{ name: 'CVE-2026-48358', place: 'var/patch-status.json', proof: 'tool' }],
  };
  const open: PatchesSeen = { ...looked, open: ['CVE-2026-48358'] };

  assert.equal((await answers(engine('magento2', '2.4.9'), { patches: looked })).get('CVE-2026-48358'), 'cannot-tell');
  assert.equal((await answers(engine('magento2', '2.4.9'), { patches: closed })).get('CVE-2026-48358'), undefined);
  assert.equal((await answers(engine('magento2', '2.4.9'), { patches: open })).get('CVE-2026-48358'), 'vulnerable');
  assert.equal(
    (await answers(engine('magento2', '2.4.9-2026-aug'), { patches: looked })).get('CVE-2026-48358'),
    undefined,
  );
});

test('Mage-OS has the holes of the Magento that it is made from', async () => {
  const found = await answers(engine('magento2', '1.0.1', 'mage-os'), { patches: looked });

  assert.equal(found.get('CVE-2024-34102'), 'vulnerable');
});

test('WooCommerce is judged with WordPress, each by its own version', async () => {
  const shop: ExtensionSeen = {
    name: 'woocommerce',
    version: '5.5.0',
    kind: 'plugin',
    place: 'wp-content/plugins/woocommerce/woocommerce.php',
    ecosystem: 'wordpress-plugin',
  };

  const found = await answers(engine('woocommerce', '6.9.4'), { extensions: [shop] });

  assert.equal(found.get('CVE-2021-32789'), 'vulnerable');
  assert.equal(found.get('CVE-2026-63030'), 'vulnerable');
});

test("Shopware's security plugin leaves it open whether a hole is closed", async () => {
  const plugin: ExtensionSeen = {
    name: 'SwagPlatformSecurity',
    kind: 'plugin',
    enabled: true,
    place: 'plugin',
    ecosystem: 'shopware6-plugin',
  };

  assert.equal((await answers(engine('shopware6', '6.5.7.3'))).get('CVE-2024-22406'), 'vulnerable');
  assert.equal((await answers(engine('shopware6', '6.5.7.4'))).get('CVE-2024-22406'), undefined);
  assert.equal(
    (await answers(engine('shopware6', '6.5.7.3'), { extensions: [plugin] })).get('CVE-2024-22406'),
    'cannot-tell',
  );
});

test('without an engine, a version or a list of holes nothing is said to be fine', async () => {
  assert.ok((await look(null)) instanceof Unknown);
  assert.ok((await look(engine('opencart', undefined))) instanceof Unknown);
  assert.ok((await look(engine('prestashop', '1.4.0', 'thirtybees'))) instanceof Unknown);
});
