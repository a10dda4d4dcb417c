import type { Layout, Part } from './layout.ts';
import { magento2 } from './layouts/magento2.ts';
import { opencart } from './layouts/opencart.ts';
import { openmage } from './layouts/openmage.ts';
import { oscommerce } from './layouts/oscommerce.ts';
import { prestashop, thirtybees } from './layouts/prestashop.ts';
import { rootSettings } from './layouts/settings.ts';
import { shopware5 } from './layouts/shopware5.ts';
import { wordpress } from './layouts/wordpress.ts';
import { zenCart } from './layouts/zen-cart.ts';

export const layouts: readonly Layout[] = [
  magento2,
  opencart,
  openmage,
  oscommerce,
  prestashop,
  shopware5,
  thirtybees,
  wordpress,
  zenCart,
];

/** How a store of this engine is laid out. `edition` where an engine has several that share nothing. */
export function layoutOf(engine: string, edition?: string): Layout | undefined {
  return (
    layouts.find(({ engines }) => edition !== undefined && engines.includes(edition)) ??
    layouts.find(({ engines }) => engines.includes(engine))
  );
}

/** The part whose pack has this name. */
export function partOf(pack: string): Part | undefined {
  return layouts.flatMap(({ parts }) => parts).find((part) => part.pack === pack);
}

/** A part for engines that none is written for: everything is compared, nothing is closed. */
export function plainPart(pack: string): Part {
  return { pack, name: pack, at: '', source: { below: '' }, closed: [], own: rootSettings, removed: [] };
}
