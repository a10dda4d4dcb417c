/** A release that lies, or is laid, in a folder of its own: what it is, and from which public repository it comes. */
export interface RealRelease {
  /** The folder's name. */
  readonly folder: string;
  /** The list of holes that is meant for it: see src/knowledge/schemes.ts. */
  readonly holes: string;
  readonly version: string;
  /** As `owner/name` on GitHub. */
  readonly repository: string;
  /** A tag, a branch or a commit. */
  readonly ref: string;
  /** The folder of the store in which the repository's files lie. */
  readonly below?: string;
  /** What the maker's build, or Composer, writes into a store: files, with what stands in them. */
  readonly written?: Readonly<Record<string, string>>;
  /** A word in all files of code that the maker's build replaces with the version. */
  readonly stamp?: string;
}

const plain = (holes: string, repository: string, refs: Readonly<Record<string, string>>): readonly RealRelease[] =>
  Object.entries(refs).map(([version, ref]) => ({ folder: `${holes}-${version}`, holes, version, repository, ref }));

const tags = (prefix: string, versions: string): Readonly<Record<string, string>> =>
  Object.fromEntries(versions.split(' ').map((version) => [version, `${prefix}${version}`]));

/** Composer puts these into a store as packages. */
const packaged = (holes: string, repository: string, name: string, versions: string): readonly RealRelease[] =>
  plain(holes, repository, tags('v', versions)).map((one) => ({
    ...one,
    below: `vendor/${name}/`,
    written: {
      'composer.lock': `${JSON.stringify({ packages: [{ name: name, version: `v${one.version}` }] }, null, 4)}\n`,
    },
  }));

/** The releases on which storewarden's answers are compared with the makers' bulletins. */
export const realReleases: readonly RealRelease[] = [
  ...plain('magento1', 'OpenMage/magento-mirror', tags('', '1.7.0.2 1.9.2.0 1.9.3.10 1.9.4.5')),
  ...plain(
    'magento-open-source',
    'controlaltdelete-nl/magento2-code-tracker',
    tags('magento-', '2.3.4 2.4.3-p1 2.4.4-p8 2.4.6-p3 2.4.7-p1 2.4.7-p6 2.4.8-p1'),
  ),
  ...plain('openmage', 'OpenMage/magento-lts', tags('v', '19.4.10 19.5.3 20.0.8 20.10.0 20.18.0')),
  ...plain('opencart', 'opencart/opencart', tags('', '1.5.6.4 2.3.0.2 3.0.2.0 3.0.3.9 4.0.2.3 4.1.0.4')),
  ...plain('zencart', 'zencart/zencart', tags('v', '1.5.4 1.5.6a 1.5.7c 2.1.0 2.2.2')),
  ...plain('oscommerce', 'osCommerce/oscommerce2', tags('v', '2.3.1 2.3.4.1 2.4.2')),
  ...plain('thirtybees', 'thirtybees/thirtybees', tags('', '1.0.0 1.3.0 1.6.0')),
  ...plain('shopware5', 'shopware5/shopware', tags('v', '5.2.27 5.6.10 5.7.5 5.7.19')).map((one) => ({
    ...one,
    stamp: '___VERSION___',
  })),
  ...plain('shopware6', 'shopware/production', tags('v', '6.3.5.2 6.4.8.0 6.4.18.0')),
  ...packaged('shopware6', 'shopware/shopware', 'shopware/platform', '6.5.7.0 6.6.7.1'),
  ...packaged('sylius', 'Sylius/Sylius', 'sylius/sylius', '1.3.10 1.11.1 1.13.7'),
  ...plain('wordpress', 'johnpbloch/wordpress-core', {
    '4.9.8': '4.9.8',
    '5.7': '5.7.0',
    '6.3.1': '6.3.1',
    '6.9.4': '6.9.4',
    '7.0.1': '7.0.1',
    '7.1': '7.1.0',
  }),
  ...plain('prestashop', 'PrestaShop/PrestaShop-1.6', tags('', '1.5.6.2 1.6.0.9 1.6.1.24')),
  ...plain('prestashop', 'christiangranadosmonroy/proyecto-tienda', { '1.7.4.4': 'HEAD' }),
  ...plain('prestashop', 'theguimax/Prestashop-1.7.6.2-Warehouse', { '1.7.6.2': 'HEAD' }),
  ...plain('prestashop', 'braigX/fadexayon', { '8.0.4': 'HEAD' }),
  ...plain('prestashop', 'Naturamedicatrix/Naturamedicatrix_prestashop_8', { '8.2.0': 'HEAD' }),
  ...plain('wordpress', 'InsigniaID/wpcommerce', { '6.3': 'HEAD' }),
  ...plain('wordpress', 'Boikotyk/Jewellery-Store', { '6.4.1': 'HEAD' }),
  ...plain('wordpress', 'hieund8x/wpShop', { '3.9.1': 'HEAD' }),
];
