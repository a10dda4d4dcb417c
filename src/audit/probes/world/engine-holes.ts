import { Unknown } from '../../../core/fact.ts';
import type { Knowledge } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type Advisory, readAdvisories } from '../../../knowledge/advisory.ts';
import type { Patches } from '../../../knowledge/match.ts';
import { ecosystemScheme, engineScheme } from '../../../knowledge/schemes.ts';
import { extensions, type ExtensionSeen, recognised, type Recognised } from '../../facts/engine.ts';
import { engineHoles, patchesSeen, type PatchesSeen } from '../../facts/holes.ts';
import { standing, type Standing } from '../../facts/world.ts';
import { affectedBy, type Component } from './affected.ts';

/** The name under which an engine's holes are kept, by its id and edition. */
const names: Readonly<Record<string, string | undefined>> = {
  magento2: 'magento-open-source',
  'magento2/adobe-commerce': 'adobe-commerce',
  'magento2/mage-os': 'magento-open-source',
  openmage: 'openmage',
  'openmage/openmage': 'openmage',
  'openmage/magento1': 'magento1',
  'openmage/magento1-enterprise': 'magento1-enterprise',
  'openmage/maho': undefined,
  woocommerce: 'wordpress',
  'woocommerce/wordpress': 'wordpress',
  prestashop: 'prestashop',
  'prestashop/thirtybees': undefined,
  opencart: 'opencart',
  shopware5: 'shopware5',
  shopware6: 'shopware6',
  sylius: 'sylius',
  'zen-cart': 'zencart',
  oscommerce: 'oscommerce',
  'oscommerce/phoenix': 'oscommerce-phoenix',
  'oscommerce/v4': undefined,
  'oscommerce/xtcommerce': undefined,
};

/**
 * Composer's names of engines: ranges without ids, for where no single hole is known. That of Shopware 5 is not among
 * them: Shopware 6 came under the same name, and its ranges begin at 0.
 */
const packages: Readonly<Record<string, string>> = {
  'magento-open-source': 'magento/product-community-edition',
  openmage: 'openmage/magento-lts',
  prestashop: 'prestashop/prestashop',
  shopware6: 'shopware/core',
  sylius: 'sylius/sylius',
};

export default defineProbe({
  id: 'engine-holes',
  title: 'Compares the engine with its known holes',
  hands: ['knowledge'],
  needs: { recognised },
  wants: { extensions, patchesSeen, standing },
  gives: { engineHoles },
  touch: 'visitor',

  async gather({ knowledge }, { recognised: engine, extensions: added, patchesSeen: patches, standing: standings }) {
    if (engine === null) return { engineHoles: new Unknown('unsupported', 'The engine was not recognised.') };
    if (engine.kind === 'hosted') return { engineHoles: { looked: 0, affected: [], unread: [] } };
    const name = nameOf(engine);
    const seen = engine.versions[0];
    const part = name === undefined ? undefined : await knowledge.lines(`advisories/engine/${name}`, [name]);
    if (name === undefined || !part) {
      return {
        engineHoles: new Unknown('unsupported', `Storewarden knows no list of holes of ${engine.editionName}.`),
      };
    }
    if (!seen) {
      const detail = `No version of ${engine.editionName} is to be seen; add --root or --db.`;
      return { engineHoles: new Unknown('failed', detail) };
    }
    const version = await upstream(engine, seen.version, knowledge);
    const core: Component = {
      name: engine.id === 'woocommerce' ? 'WordPress' : engine.editionName,
      version,
      place: seen.place,
      ecosystem: 'engine',
      scheme: engineScheme(name),
      coarse: isCoarse(seen.version, standings),
      patches: patchesOf(patches),
      backported: hasSecurityPlugin(added),
    };
    const shop = wooCommerce(engine, added);
    const ofShop = shop ? await knowledge.lines('advisories/wordpress-plugin', ['woocommerce']) : undefined;
    const affected = [
      affectedBy(core, [...readAdvisories(part.get(name)), ...(await aggregates(name, knowledge))]),
      shop ? affectedBy(shop, readAdvisories(ofShop?.get('woocommerce'))) : undefined,
    ];
    return {
      engineHoles: { looked: shop ? 2 : 1, affected: affected.filter((one) => one !== undefined), unread: [] },
    };
  },
});

function nameOf({ id, edition }: Recognised): string | undefined {
  const key = edition === undefined ? id : `${id}/${edition}`;
  return key in names ? names[key] : names[id];
}

async function aggregates(name: string, knowledge: Knowledge): Promise<readonly Advisory[]> {
  const key = packages[name];
  if (key === undefined) return [];
  const lines = await knowledge.lines('advisories/composer', [key]);
  return readAdvisories(lines?.get(key)).filter(({ aggregate }) => aggregate === true);
}

/** Mage-OS has the holes of the Magento release that it is made from. */
async function upstream({ edition }: Recognised, version: string, knowledge: Knowledge): Promise<string> {
  if (edition !== 'mage-os') return version;
  const made = (await knowledge.part('derived')) as
    | Readonly<Record<string, Readonly<Record<string, string>>>>
    | undefined;
  return made?.['mage-os']?.[version] ?? version;
}

function isCoarse(version: string, standings: readonly Standing[] | undefined): boolean {
  const known = standings?.find((one) => one.version === version);
  return known?.coarse ?? version.split('.').length < 2;
}

function patchesOf(seen: PatchesSeen | undefined): Patches {
  const proven = (seen?.seen ?? []).filter(({ proof }) => proof !== 'named');
  const named = (seen?.seen ?? []).filter(({ proof }) => proof === 'named');
  return {
    looked: seen?.looked === true,
    closed: new Set(proven.map(({ name }) => name)),
    named: new Set(named.map(({ name }) => name)),
    open: new Set(seen?.open),
  };
}

/** Shopware's own plugin closes holes of older versions without moving the version. */
function hasSecurityPlugin(added: readonly ExtensionSeen[] | undefined): boolean {
  const plugins = ['SwagPlatformSecurity', 'swag/platform-security', 'SwagSecurity'];
  return (added ?? []).some(({ name, enabled }) => plugins.includes(name) && enabled !== false);
}

function wooCommerce(engine: Recognised, added: readonly ExtensionSeen[] | undefined): Component | undefined {
  if (engine.id !== 'woocommerce') return undefined;
  const plugin = added?.find(({ ecosystem, name }) => ecosystem === 'wordpress-plugin' && name === 'woocommerce');
  if (!plugin) return undefined;
  return {
    name: 'WooCommerce',
    version: plugin.version,
    place: plugin.place,
    ecosystem: 'wordpress-plugin',
    scheme: ecosystemScheme('wordpress-plugin'),
    off: plugin.enabled === false,
  };
}
