import type { DatabaseLogin, EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import type { Extension, FileReading, Read, Seen } from '../engine.ts';
import { mysqlHost } from '../mysql-host.ts';
import { at, numberAt, type Php, phpArray, phpDefines, type PhpMap, phpVariables, textAt } from '../php.ts';

const OLD = 'config/settings.inc.php';
const NEW = 'app/config/parameters.php';
// Lies in the installer's folder, whatever it is called: all that tells the version before the first sign-in.
const INSTALLER = '*/install_version.php';

/** Files that lie in the admin folder of one version or another, and nowhere else right below the root. */
const adminMarks = [
  '*/ajax-tab.php',
  '*/get-file-admin.php',
  '*/header.inc.php',
  '*/footer.inc.php',
  '*/displayImage.php',
  '*/cron_currency_rates.php',
  '*/filemanager/dialog.php',
];

export const reads = [
  OLD,
  NEW,
  'app/config/parameters.yml',
  'app/AppKernel.php',
  'src/Core/Version.php',
  'config/defines.inc.php',
  'config/defines_custom.inc.php',
  'config/autoload.php',
  INSTALLER,
  ...adminMarks,
  'modules/*/config.xml',
  'modules/*/*.php',
  'themes/*/config/theme.yml',
  'themes/*/Config.xml',
];

/** What the files of a PrestaShop or thirty bees say. */
export function readFiles(read: Read): FileReading {
  const old = phpDefines(read.text(OLD) ?? '');
  const bees = beesVersion(read, old);
  const config = readConfig(read, old);
  return {
    versions: bees === undefined ? versionsOf(read, old) : [bees],
    ...(bees === undefined ? {} : { edition: 'thirtybees', editionName: 'thirty bees' }),
    ...(config ? { config } : {}),
  };
}

function beesVersion(read: Read, old: PhpMap): Seen | undefined {
  const version = textAt(old, '_TB_VERSION_');
  if (version !== undefined) return { version, place: OLD, certainty: 'certain' };
  return installerVersion(read, '_TB_INSTALL_VERSION_');
}

function installerVersion(read: Read, name: string): Seen | undefined {
  for (const place of read.match(INSTALLER)) {
    const version = textAt(phpDefines(read.text(place) ?? ''), name);
    if (version !== undefined && /^\d/.test(version)) return { version, place, certainty: 'firm' };
  }
  return undefined;
}

/** The code's own version first: `settings.inc.php` keeps an old one where an upgrade went wrong half-way. */
function versionsOf(read: Read, old: PhpMap): readonly Seen[] {
  const places: readonly (readonly [string, Php])[] = [
    ['src/Core/Version.php', at(phpVariables(read.text('src/Core/Version.php') ?? ''), 'VERSION')],
    ['app/AppKernel.php', at(phpVariables(read.text('app/AppKernel.php') ?? ''), 'VERSION')],
    ['config/autoload.php', at(phpDefines(read.text('config/autoload.php') ?? ''), '_PS_VERSION_')],
    [OLD, at(old, '_PS_VERSION_')],
  ];
  const seen = places.flatMap(([place, version]) =>
    typeof version === 'string' && /^\d/.test(version) ? [{ version, place, certainty: 'certain' as const }] : [],
  );
  const installer = seen.length === 0 ? installerVersion(read, '_PS_INSTALL_VERSION_') : undefined;
  return installer ? [installer] : seen;
}

function readConfig(read: Read, old: PhpMap): EngineConfig | undefined {
  const text = read.text(NEW);
  const parameters =
    text === undefined ? yaml(read.text('app/config/parameters.yml')) : at(phpArray(text), 'parameters');
  const fresh = textAt(parameters, 'database_name') !== undefined;
  if (!fresh && textAt(old, '_DB_NAME_') === undefined) return undefined;
  const adminPath = adminFolder(read);
  const passwordKey = fresh ? textAt(parameters, 'cookie_key') : textAt(old, '_COOKIE_KEY_');
  return {
    databases: fresh ? newLogin(parameters) : oldLogin(old),
    prefix: (fresh ? textAt(parameters, 'database_prefix') : textAt(old, '_DB_PREFIX_')) ?? '',
    ...known({ adminPath, passwordKey }),
    debug: developerMode(read) === true,
    flags: known({ adminPath }),
  };
}

function newLogin(parameters: Php): readonly DatabaseLogin[] {
  const user = textAt(parameters, 'database_user');
  const name = textAt(parameters, 'database_name');
  const password = at(parameters, 'database_password') === null ? '' : textAt(parameters, 'database_password');
  if (user === undefined || !name || password === undefined) return [];
  const host = mysqlHost(textAt(parameters, 'database_host') ?? 'localhost', numberAt(parameters, 'database_port'));
  return [{ driver: 'mysql', ...host, user, password, name }];
}

function oldLogin(old: PhpMap): readonly DatabaseLogin[] {
  const user = textAt(old, '_DB_USER_');
  const name = textAt(old, '_DB_NAME_');
  const password = textAt(old, '_DB_PASSWD_');
  if (user === undefined || !name || password === undefined) return [];
  return [{ driver: 'mysql', ...mysqlHost(textAt(old, '_DB_SERVER_') ?? 'localhost'), user, password, name }];
}

/** `parameters.yml` of the first 1.7 releases: one level of `name: value`. */
function yaml(text: string | undefined): PhpMap {
  const found: Record<string, Php> = {};
  for (const line of (text ?? '').slice(0, 100_000).split(/\r?\n/)) {
    const pair = /^\s{1,10}([a-z_]{1,60}):\s{1,10}(.{0,500})$/.exec(line);
    const value = pair?.[2]?.trim().replace(/^['"]|['"]$/g, '');
    if (pair?.[1] && value !== undefined) found[pair[1]] = value === '~' || value === 'null' ? null : value;
  }
  return found;
}

/** The custom file is read before the stock one, and the first definition counts. */
function developerMode(read: Read): boolean | undefined {
  for (const path of ['config/defines_custom.inc.php', 'config/defines.inc.php']) {
    const value = at(phpDefines(read.text(path) ?? ''), '_PS_MODE_DEV_');
    if (typeof value === 'boolean') return value;
  }
  return undefined;
}

/** The installer renames the folder; the files that lie in no other tell which it is. */
function adminFolder(read: Read): string | undefined {
  const votes = new Map<string, number>();
  for (const pattern of adminMarks) {
    for (const path of read.match(pattern)) {
      const folder = path.split('/')[0] ?? '';
      votes.set(folder, (votes.get(folder) ?? 0) + 1);
    }
  }
  return [...votes].toSorted((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))[0]?.[0];
}

/** Modules by `config.xml` and their main file, themes by their description. */
export function readExtensions(read: Read): readonly Extension[] {
  const modules = new Map<string, Extension>();
  for (const path of read.match('modules/*/*.php')) {
    const [, name = '', file] = path.split('/');
    if (file !== `${name}.php`) continue;
    const version = /\$this->version\s{0,5}=\s{0,5}['"]([\w.+-]{1,40})['"]/.exec(read.text(path) ?? '')?.[1];
    modules.set(name, extension(name, 'module', path, version));
  }
  for (const path of read.match('modules/*/config.xml')) {
    const name = path.split('/')[1] ?? '';
    if (modules.get(name)?.version !== undefined) continue;
    const version = /<version>\s{0,5}(?:<!\[CDATA\[)?\s{0,5}([\w.+-]{1,40})/.exec(read.text(path) ?? '')?.[1];
    modules.set(name, extension(name, 'module', path, version));
  }
  return [...modules.values(), ...themes(read)];
}

function themes(read: Read): readonly Extension[] {
  const fresh = read.match('themes/*/config/theme.yml').map((path) => {
    const version = /^version:\s{0,5}['"]?([\w.+-]{1,40})/m.exec(read.text(path) ?? '')?.[1];
    return extension(path.split('/')[1] ?? '', 'theme', path, version);
  });
  const old = read.match('themes/*/Config.xml').map((path) => {
    const version = /<theme[^>]{0,300}\sversion="([\w.+-]{1,40})"/.exec(read.text(path) ?? '')?.[1];
    return extension(path.split('/')[1] ?? '', 'theme', path, version);
  });
  return [...fresh, ...old];
}

function extension(name: string, kind: 'module' | 'theme', place: string, version: string | undefined): Extension {
  return { name, kind, place, ecosystem: `prestashop-${kind}`, ...(version === undefined ? {} : { version }) };
}
