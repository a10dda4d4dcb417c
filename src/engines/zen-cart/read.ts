import type { EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import type { Extension, FileReading, Read } from '../engine.ts';
import { mysqlHost } from '../mysql-host.ts';
import { phpArray, phpDefines, type PhpMap, textAt } from '../php.ts';

const VERSION = 'includes/version.php';

export const reads = [
  VERSION,
  'includes/configure.php',
  'includes/local/configure.php',
  '*/includes/configure.php',
  '*/includes/init_includes',
  'zc_plugins/*/*/manifest.php',
];

/** What the files of a Zen Cart say. */
export function readFiles(read: Read): FileReading {
  const version = versionOf(phpDefines(read.text(VERSION) ?? ''));
  const config = readConfig(read);
  return {
    versions: version === undefined ? [] : [{ version, place: VERSION, certainty: 'certain' }],
    ...(config ? { config } : {}),
  };
}

/** Major 1 and minor 5.7, or major 2 and minor 2.2; a letter may stand in a constant of its own. */
function versionOf(defines: PhpMap): string | undefined {
  const major = textAt(defines, 'PROJECT_VERSION_MAJOR');
  const minor = textAt(defines, 'PROJECT_VERSION_MINOR');
  if (major === undefined || minor === undefined) return undefined;
  const patch = textAt(defines, 'PROJECT_VERSION_PATCH1') ?? '';
  return `${major}.${minor}${/^[a-z]\d?$/.test(patch) ? patch : ''}`.trim();
}

/** `includes/local/configure.php` is read first, and what is defined first stays. */
function readConfig(read: Read): EngineConfig | undefined {
  const local = phpDefines(read.text('includes/local/configure.php') ?? '');
  const main = phpDefines(read.text('includes/configure.php') ?? '');
  const told = (name: string): string | undefined => textAt(local, name) ?? textAt(main, name);
  const name = told('DB_DATABASE');
  if (name === undefined || name === '') return undefined;
  const user = told('DB_SERVER_USERNAME');
  const password = told('DB_SERVER_PASSWORD');
  const adminPath = adminFolder(read);
  const secure = told('ENABLE_SSL') === 'true';
  const server = secure ? told('HTTPS_SERVER') : told('HTTP_SERVER');
  return {
    databases:
      user === undefined || password === undefined
        ? []
        : [{ driver: 'mysql', ...mysqlHost(told('DB_SERVER') ?? 'localhost'), user, password, name }],
    prefix: told('DB_PREFIX') ?? '',
    ...known({
      adminPath,
      url: server && /^https?:/.test(server) ? `${server}${told('DIR_WS_CATALOG') ?? '/'}` : undefined,
    }),
    flags: known({ adminPath }),
  };
}

/** The installer renames the folder; only the shop itself and the admin area have `includes/init_includes`. */
function adminFolder(read: Read): string | undefined {
  return read
    .match('*/includes/init_includes')
    .map((path) => path.split('/')[0] ?? '')
    .find((folder) => folder !== 'zc_install' && folder !== 'zc_plugins' && folder !== 'not_for_release');
}

/** Encapsulated plugins; what was dropped into the shop's own folders has no description to go by. */
export function readExtensions(read: Read): readonly Extension[] {
  return read.match('zc_plugins/*/*/manifest.php').map((path) => {
    const version = textAt(phpArray(read.text(path) ?? ''), 'pluginVersion')?.replace(/^v/i, '');
    return {
      name: path.split('/')[1] ?? '',
      kind: 'plugin',
      place: path,
      ecosystem: 'zen-cart-plugin',
      ...(version !== undefined && /^[\w.+-]{1,40}$/.test(version) ? { version } : {}),
    };
  });
}
