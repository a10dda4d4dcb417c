import type { DatabaseLogin, EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import type { FileReading, Read, Seen } from '../engine.ts';
import { mysqlHost } from '../mysql-host.ts';
import { phpDefines, type PhpMap, phpVariables, textAt } from '../php.ts';

/** Folders in which WordPress itself lies: the root, or below it in stores put together by Composer. */
const cores = ['', 'web/wp/', 'wp/'];

export const configReads = [
  ...cores.map((core) => `${core}wp-includes/version.php`),
  'wp-config.php',
  'web/wp-config.php',
  '.env',
  'config/application.php',
  'config/environments/production.php',
  'wp-content/plugins/woocommerce/woocommerce.php',
  'web/app/plugins/woocommerce/woocommerce.php',
  'wp-content/themes/*/timthumb.php',
  'wp-content/themes/*/thumb.php',
];

/** What stands in `wp-config-sample.php`, and in files made without a generator. */
const placeholder = /put your unique phrase here|^$/i;
const keys = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);

/** What the files of a WordPress say: its version, whether WooCommerce is there, and `wp-config.php`. */
export function readFiles(read: Read): FileReading {
  const shop =
    read.match('wp-content/plugins/woocommerce/woocommerce.php').length +
    read.match('web/app/plugins/woocommerce/woocommerce.php').length;
  const config = readConfig(read);
  return {
    versions: cores.flatMap((core) => coreVersion(read, `${core}wp-includes/version.php`)),
    editionName: shop > 0 ? 'WooCommerce' : 'WordPress',
    ...(shop > 0 ? {} : { edition: 'wordpress' }),
    ...(config ? { config } : {}),
  };
}

function coreVersion(read: Read, path: string): readonly Seen[] {
  const version = textAt(phpVariables(read.text(path) ?? ''), 'wp_version');
  return version === undefined ? [] : [{ version, place: path, certainty: 'certain' }];
}

function readConfig(read: Read): EngineConfig | undefined {
  const composed = read.text('config/application.php');
  const plain = read.text('wp-config.php');
  if (composed !== undefined && /\bConfig::define|\benv\(/.test(composed)) return composedConfig(read, composed);
  if (plain === undefined) return undefined;
  const defines = phpDefines(plain);
  const prefix = textAt(phpVariables(plain), 'table_prefix') ?? 'wp_';
  const url = textAt(defines, 'WP_HOME') ?? textAt(defines, 'WP_SITEURL');
  return {
    databases: login(
      textAt(defines, 'DB_HOST') ?? 'localhost',
      textAt(defines, 'DB_USER'),
      textAt(defines, 'DB_PASSWORD'),
      textAt(defines, 'DB_NAME'),
    ),
    prefix,
    adminPath: 'wp-admin',
    debug: truthy(defines['WP_DEBUG']) && !('WP_DEBUG_DISPLAY' in defines && !truthy(defines['WP_DEBUG_DISPLAY'])),
    ...(url === undefined ? {} : { url }),
    flags: {
      ...switches(defines),
      ...known({ timthumb: timthumb(read) }),
      layout: 'plain',
      packaged: plain.includes('DEBIAN_FILE') ? 'debian' : 'no',
      ...keyFlags(keys.map((key) => (key in defines ? (textAt(defines, key) ?? null) : undefined))),
    },
  };
}

function login(
  host: string,
  user: string | undefined,
  password: string | undefined,
  name: string | undefined,
): readonly DatabaseLogin[] {
  if (user === undefined || password === undefined || !name) return [];
  return [{ driver: 'mysql', ...mysqlHost(host), user, password, name }];
}

/** Only what is written down; a constant that is computed is left out. */
function switches(defines: PhpMap): EngineConfig['flags'] {
  const log = defines['WP_DEBUG_LOG'];
  return known({
    fileEditor: truthy(defines['DISALLOW_FILE_EDIT']) || truthy(defines['DISALLOW_FILE_MODS']) ? 'off' : 'on',
    coreUpdates: updates(defines),
    debugLog: truthy(defines['WP_DEBUG']) && truthy(log) ? logPlace(log) : 'off',
  });
}

function updates(defines: PhpMap): string {
  if (truthy(defines['AUTOMATIC_UPDATER_DISABLED'])) return 'off';
  const setting = defines['WP_AUTO_UPDATE_CORE'];
  if (setting === false || setting === 0 || setting === 'false') return 'off';
  return truthy(defines['DISALLOW_FILE_MODS']) ? 'off' : 'on';
}

/** `true` is `wp-content/debug.log`; an absolute path may lie anywhere. */
function logPlace(value: PhpMap[string]): string {
  if (typeof value !== 'string' || !value.includes('/')) return 'web-root';
  return value.includes('/wp-content/') ? 'web-root' : 'elsewhere';
}

/** How the eight keys and salts stand, never the keys: `null` is one that is computed, `undefined` one that is absent. */
function keyFlags(values: readonly (string | null | undefined)[]): Record<string, number> {
  const written = values.filter((value) => typeof value === 'string');
  const own = written.filter((value) => !placeholder.test(value));
  return {
    keysMissing: values.filter((value) => value === undefined).length,
    keysPlaceholder: written.filter((value) => placeholder.test(value)).length,
    keysShort: own.filter((value) => value.length < 32).length,
    keysRepeated: own.length - new Set(own).size,
  };
}

function timthumb(read: Read): string | undefined {
  const paths = [...read.match('wp-content/themes/*/timthumb.php'), ...read.match('wp-content/themes/*/thumb.php')];
  return paths.find((path) => /timthumb/i.test(read.text(path) ?? ''));
}

/** Bedrock's layout: settings in `.env`, code in `config/`. */
function composedConfig(read: Read, application: string): EngineConfig {
  const env = dotEnv(read.text('.env') ?? '');
  const production = `${application}\n${read.text('config/environments/production.php') ?? ''}`;
  const sets = (name: string): boolean =>
    new RegExp(`define\\(\\s{0,5}['"]${name}['"]\\s{0,5},\\s{0,5}true`, 'i').test(production);
  const url = env.get('WP_HOME');
  return {
    databases: login(env.get('DB_HOST') ?? 'localhost', env.get('DB_USER'), env.get('DB_PASSWORD'), env.get('DB_NAME')),
    prefix: env.get('DB_PREFIX') ?? 'wp_',
    adminPath: 'wp/wp-admin',
    debug: env.get('WP_ENV') === 'development',
    ...(url === undefined ? {} : { url }),
    flags: {
      layout: 'composed',
      packaged: 'no',
      fileEditor: sets('DISALLOW_FILE_EDIT') || sets('DISALLOW_FILE_MODS') ? 'off' : 'on',
      coreUpdates: 'off',
      debugLog: 'off',
      ...keyFlags(keys.map((key) => (env.size > 0 ? env.get(key) : null))),
    },
  };
}

function dotEnv(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.slice(0, 100_000).split(/\r?\n/)) {
    const set = /^\s{0,20}(?:export )?([A-Z][A-Z0-9_]{0,60})\s{0,5}=\s{0,5}(.*)$/.exec(line);
    if (set?.[1]) found.set(set[1], unquoted((set[2] ?? '').trim()));
  }
  return found;
}

function unquoted(value: string): string {
  const quote = value.charAt(0);
  if ((quote === "'" || quote === '"') && value.indexOf(quote, 1) > 0) return value.slice(1, value.indexOf(quote, 1));
  return value.split(' #')[0]?.trim() ?? '';
}

/** As PHP sees it: any text but the empty one and "0" is true, also "false". */
function truthy(value: PhpMap[string]): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== '' && value !== '0';
}
