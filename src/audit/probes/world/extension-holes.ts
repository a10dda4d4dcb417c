import { Unknown } from '../../../core/fact.ts';
import type { Knowledge } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type Advisory, readAdvisories } from '../../../knowledge/advisory.ts';
import { ecosystemScheme } from '../../../knowledge/schemes.ts';
import { extensions, type ExtensionSeen, recognised } from '../../facts/engine.ts';
import { type Affected, extensionHoles } from '../../facts/holes.ts';
import { affectedBy } from './affected.ts';

/** Where the holes of an ecosystem's extensions are kept, and which platform is meant where names are shared. */
const parts: Readonly<Record<string, { readonly part: string; readonly platform?: string }>> = {
  'wordpress-plugin': { part: 'wordpress-plugin' },
  'wordpress-theme': { part: 'wordpress-theme' },
  'prestashop-module': { part: 'prestashop-module' },
  'magento2-module': { part: 'magento-extension', platform: 'magento2' },
  'magento1-module': { part: 'magento-extension', platform: 'magento1' },
  'opencart-extension': { part: 'opencart-extension' },
  composer: { part: 'composer' },
};

export default defineProbe({
  id: 'extension-holes',
  title: 'Compares extensions and themes with their known holes',
  hands: ['knowledge'],
  needs: { extensions },
  wants: { recognised },
  gives: { extensionHoles },
  touch: 'visitor',

  async gather({ knowledge }, { extensions: all, recognised: engine }) {
    const judged = all.filter((one) => one.ecosystem in parts && !isShopItself(one));
    if (all.length > 0 && judged.length === 0) {
      const whose = engine ? `of ${engine.name}` : 'of this engine';
      return {
        extensionHoles: new Unknown('unsupported', `Storewarden knows no list of holes of extensions ${whose}.`),
      };
    }
    const affected: Affected[] = [];
    for (const [part, ofPart] of byPart(judged)) {
      const found = await linesOf(
        knowledge,
        part,
        ofPart.map(({ name }) => keyOf(name)),
      );
      for (const one of ofPart) {
        const holes = meant(readAdvisories(found.get(keyOf(one.name))), parts[one.ecosystem]?.platform);
        const seen = affectedBy(component(one), holes);
        if (seen) affected.push(seen);
      }
    }
    return { extensionHoles: { looked: judged.length, affected, unread: [] } };
  },
});

/** WooCommerce is judged with the engine. */
function isShopItself({ ecosystem, name }: ExtensionSeen): boolean {
  return ecosystem === 'wordpress-plugin' && name === 'woocommerce';
}

function byPart(all: readonly ExtensionSeen[]): ReadonlyMap<string, readonly ExtensionSeen[]> {
  return Map.groupBy(all, ({ ecosystem }) => parts[ecosystem]?.part ?? ecosystem);
}

async function linesOf(knowledge: Knowledge, part: string, keys: readonly string[]) {
  return (await knowledge.lines(`advisories/${part}`, [...new Set(keys)])) ?? new Map<string, never>();
}

function keyOf(name: string): string {
  return name.toLowerCase();
}

function meant(holes: readonly Advisory[], platform: string | undefined): readonly Advisory[] {
  return holes.filter((one) => one.platform === undefined || platform === undefined || one.platform === platform);
}

function component(one: ExtensionSeen) {
  return {
    name: one.name,
    version: one.version,
    place: one.place,
    ecosystem: one.ecosystem,
    off: one.enabled === false,
    scheme: ecosystemScheme(one.ecosystem),
    shopMajor: one.ecosystem === 'prestashop-module',
  };
}
