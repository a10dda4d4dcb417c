import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import type { ExtensionSeen } from '../../facts/engine.ts';
import extensionHoles from './extension-holes.ts';

const one = (ecosystem: string, name: string, version?: string): ExtensionSeen => ({
  ecosystem,
  name,
  kind: 'module',
  place: 'somewhere',
  ...(version === undefined ? {} : { version }),
});

async function look(...extensions: readonly ExtensionSeen[]) {
  const facts = { extensions, recognised: undefined };
  return (await extensionHoles.gather({ knowledge: await openKnowledge() }, facts, undefined as never)).extensionHoles;
}

for (const [extension, id, expected] of [
  [one('wordpress-plugin', 'woocommerce-payments', '5.6.1'), 'CVE-2023-28121', 'vulnerable'],
  [one('wordpress-plugin', 'woocommerce-payments', '5.6.2'), 'CVE-2023-28121', undefined],
  [one('prestashop-module', 'ps_checkout', '8.5.0.4'), 'CVE-2025-61922', 'vulnerable'],
  [one('prestashop-module', 'ps_checkout', '8.5.0.5'), 'CVE-2025-61922', undefined],
  [one('magento2-module', 'Adyen_Payment', '8.1.0'), 'MVDB-M2-Adyen_Payment', 'vulnerable'],
  [one('magento2-module', 'Adyen_Payment', '8.1.1'), 'MVDB-M2-Adyen_Payment', undefined],
  [one('magento2-module', 'Adyen_Payment'), 'MVDB-M2-Adyen_Payment', 'cannot-tell'],
  [one('magento2-module', 'AHT_Advancedmedia', '1.0'), 'MVDB-M1-AHT_Advancedmedia', undefined],
] as const) {
  test(`${extension.name} ${extension.version ?? 'of unknown version'}: ${id} ${expected ?? 'not'}`, async () => {
    const compared = await look(extension);

    assert.ok(!(compared instanceof Unknown));
    assert.equal(compared.affected[0]?.holes.find((hole) => hole.id === id)?.answer, expected);
  });
}

test('extensions of an ecosystem without a list are not said to be fine; none at all are', async () => {
  const none = await look();

  assert.ok((await look(one('zen-cart-plugin', 'x', '1.0'))) instanceof Unknown);
  assert.ok(!(none instanceof Unknown) && none.affected.length === 0);
});
