import { byName, textIn } from '../cells.ts';
import type { EditionSeen, Extension, Look, Seen } from '../engine.ts';
import { at, isMap, type Php, textAt } from '../php.ts';
import { serialized } from '../serialized.ts';

const names = [
  'active_plugins',
  'woocommerce_version',
  'stylesheet',
  'template',
  '_site_transient_update_core',
  '_site_transient_update_plugins',
  '_site_transient_update_themes',
];
const columns = ['option_name', 'option_value'];
const CUT = 2_000_000;

/** WordPress keeps no version in its tables, but what it told the update service when it last asked. */
export const versions: Look<readonly Seen[]> = {
  selects: {
    options: {
      table: 'options',
      columns,
      where: [{ column: 'option_name', is: '=', value: '_site_transient_update_core' }],
      cut: CUT,
    },
    network: {
      table: 'sitemeta',
      columns: ['meta_key', 'meta_value'],
      where: [{ column: 'meta_key', is: '=', value: '_site_transient_update_core' }],
      cut: CUT,
    },
  },
  read(rows) {
    const told = [rows['options']?.[0]?.['option_value'], rows['network']?.[0]?.['meta_value']];
    return told.flatMap((text) => {
      const version = textAt(serialized(textIn(text)), 'version_checked');
      return version === undefined
        ? []
        : [{ version, place: 'options: last question for updates', certainty: 'firm' as const }];
    });
  },
};

/** Whether the shop is switched on; without it this is a WordPress. */
export const edition: Look<EditionSeen> = {
  selects: {
    options: {
      table: 'options',
      columns,
      where: [{ column: 'option_name', is: '=', value: 'active_plugins' }],
      cut: CUT,
    },
    network: {
      table: 'sitemeta',
      columns: ['meta_key', 'meta_value'],
      where: [{ column: 'meta_key', is: '=', value: 'active_sitewide_plugins' }],
      cut: CUT,
    },
  },
  read(rows) {
    const lists = [rows['options']?.[0]?.['option_value'], rows['network']?.[0]?.['meta_value']].map(textIn);
    if (lists.every((list) => list === '')) return {};
    const shop = lists.some((list) => list.includes('/woocommerce.php'));
    return shop ? { editionName: 'WooCommerce' } : { edition: 'wordpress', editionName: 'WordPress' };
  },
};

/** What the options say of plugins and themes: which are on, and their versions when updates were last asked for. */
export const databaseExtensions: Look<readonly Extension[]> = {
  selects: {
    options: { table: 'options', columns, where: [{ column: 'option_name', is: 'in', value: names }], cut: CUT },
    network: {
      table: 'sitemeta',
      columns: ['meta_key', 'meta_value'],
      where: [{ column: 'meta_key', is: 'in', value: ['active_sitewide_plugins', ...names] }],
      cut: CUT,
    },
  },
  read(rows) {
    const options = byName(rows['options'], 'option_name', 'option_value');
    const network = byName(rows['network'], 'meta_key', 'meta_value');
    const tell = (name: string): Php => serialized(options.get(name) ?? network.get(name) ?? '');
    const active = new Set([
      ...texts(tell('active_plugins')),
      ...Object.keys(mapOf(serialized(network.get('active_sitewide_plugins') ?? ''))),
    ]);
    const plugins = new Map<string, string | undefined>([...active].map((path) => [path, undefined]));
    for (const [path, version] of Object.entries(mapOf(at(tell('_site_transient_update_plugins'), 'checked')))) {
      plugins.set(path, typeof version === 'string' && version !== '' ? version : undefined);
    }
    const shop = options.get('woocommerce_version');
    const themes = new Set([options.get('stylesheet'), options.get('template')]);
    const listed = active.size > 0 || options.has('active_plugins');
    return [
      ...[...plugins].map(([path, version]) => {
        const name = nameOf(path);
        const told = name === 'woocommerce' ? (shop ?? version) : version;
        return plugin(name, told, listed ? active.has(path) : undefined);
      }),
      ...Object.entries(mapOf(at(tell('_site_transient_update_themes'), 'checked'))).map(([name, version]) => ({
        name,
        kind: 'theme' as const,
        enabled: themes.has(name),
        place: 'options',
        ecosystem: 'wordpress-theme',
        ...(typeof version === 'string' ? { version } : {}),
      })),
    ];
  },
};

function plugin(name: string, version: string | undefined, enabled: boolean | undefined): Extension {
  return {
    name,
    kind: 'plugin',
    place: 'options',
    ecosystem: 'wordpress-plugin',
    ...(version ? { version } : {}),
    ...(enabled === undefined ? {} : { enabled }),
  };
}

/** `akismet/akismet.php` is `akismet`, `hello.php` is `hello`. */
function nameOf(path: string): string {
  return (path.split('/')[0] ?? path).replace(/\.php$/, '');
}

function mapOf(value: Php): Record<string, Php> {
  return isMap(value) ? value : {};
}

function texts(value: Php): readonly string[] {
  return Object.values(mapOf(value)).filter((one) => typeof one === 'string');
}
