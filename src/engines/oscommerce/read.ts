import type { DatabaseLogin, EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import type { Extension, FileReading, Read, Seen } from '../engine.ts';
import { mysqlHost } from '../mysql-host.ts';
import { phpDefines, type PhpMap, textAt } from '../php.ts';

const VERSION = 'includes/version.php';
const TOP = 'includes/application_top.php';
const CONF = 'includes/OSC/Conf/global.php';

export const reads = [
  VERSION,
  TOP,
  'includes/OSC/version.txt',
  'includes/system',
  'inc/xtc_not_null.inc.php',
  'inc/xtc_db_connect.inc.php',
  CONF,
  'includes/configure.php',
  'includes/local/configure.php',
  '*/includes/configure.php',
  '*/includes/application_top.php',
  '*/file_manager.php',
  'includes/modules/payment/*.php',
  'includes/apps/*/version.txt',
];

/** What the files of an osCommerce say. */
export function readFiles(read: Read): FileReading {
  const config = readConfig(read);
  if (['inc/xtc_not_null.inc.php', 'inc/xtc_db_connect.inc.php'].some((path) => read.match(path).length > 0)) {
    // A family of its own (modified eCommerce, Gambio), with other versions.
    return {
      versions: [],
      edition: 'xtcommerce',
      editionName: 'xt:Commerce or a descendant',
      ...(config ? { config } : {}),
    };
  }
  const version = versionOf(read);
  const edition = editionOf(read, version?.version);
  return { versions: version ? [version] : [], ...edition, ...(config ? { config } : {}) };
}

function versionOf(read: Read): Seen | undefined {
  const text = read.text(VERSION) ?? '';
  const plain = /^\s{0,5}(\d{1,2}(?:\.\d{1,5}){1,3})\s{0,5}$/.exec(text.slice(0, 100))?.[1];
  if (plain !== undefined) return { version: plain, place: VERSION, certainty: 'certain' };
  const defines = phpDefines(text);
  const parts = ['MAJOR', 'MINOR', 'PATCH'].map((part) => textAt(defines, `PROJECT_VERSION_${part}`));
  if (parts[0] !== undefined) return { version: parts.filter(Boolean).join('.'), place: VERSION, certainty: 'certain' };
  const four = /^\s{0,5}(\d{1,2}(?:\.\d{1,5}){1,3})\s{0,5}$/.exec(
    (read.text('includes/OSC/version.txt') ?? '').slice(0, 100),
  )?.[1];
  if (four !== undefined) return { version: four, place: 'includes/OSC/version.txt', certainty: 'certain' };
  return namedIn(textAt(phpDefines(read.text(TOP) ?? ''), 'PROJECT_VERSION') ?? '');
}

/** "osCommerce Online Merchant v2.2 RC2a" is 2.2rc2a; "osCommerce 2.2-MS2" is 2.2ms2; all of 2.3 say "v2.3". */
function namedIn(name: string): Seen | undefined {
  const found = /(\d\.\d(?:\.\d){0,2})[\s-]{0,3}((?:MS|RC)\s?\d[a-z]?)?/i.exec(name);
  if (!found?.[1]) return undefined;
  const version = `${found[1]}${(found[2] ?? '').replace(/\s/g, '').toLowerCase()}`;
  return { version, place: TOP, certainty: 'tentative' };
}

function editionOf(read: Read, version: string | undefined): Pick<FileReading, 'edition' | 'editionName'> {
  if (version?.startsWith('4.')) return { edition: 'v4', editionName: 'osCommerce 4' };
  const phoenix = version?.startsWith('1.') === true || read.match('includes/system').length > 0;
  return phoenix ? { edition: 'phoenix', editionName: 'CE Phoenix' } : {};
}

function readConfig(read: Read): EngineConfig | undefined {
  const local = phpDefines(read.text('includes/local/configure.php') ?? '');
  const main = phpDefines(read.text('includes/configure.php') ?? '');
  const ini = iniOf(read.text(CONF) ?? '');
  const defines = textAt(local, 'DB_DATABASE') === undefined ? main : local;
  const login = textAt(defines, 'DB_DATABASE') === undefined ? iniLogin(ini) : loginOf(defines);
  const adminPath = adminFolder(read);
  if (login.length === 0 && adminPath === undefined) return undefined;
  const server = textAt(defines, 'HTTPS_SERVER') || textAt(defines, 'HTTP_SERVER');
  const fileManager = read.match('*/file_manager.php')[0];
  return {
    databases: login,
    prefix: ini.get('db_table_prefix') ?? textAt(defines, 'DB_TABLE_PREFIX') ?? '',
    ...known({ adminPath, url: server && /^https?:/.test(server) ? server : undefined }),
    flags: known({ adminPath, fileManager }),
  };
}

function loginOf(defines: PhpMap): readonly DatabaseLogin[] {
  const user = textAt(defines, 'DB_SERVER_USERNAME');
  const password = textAt(defines, 'DB_SERVER_PASSWORD');
  const name = textAt(defines, 'DB_DATABASE');
  if (user === undefined || password === undefined || !name) return [];
  return [{ driver: 'mysql', ...mysqlHost(textAt(defines, 'DB_SERVER') ?? 'localhost'), user, password, name }];
}

/** 2.4 keeps its settings as lines `name = "value"` within a PHP file. */
function iniOf(text: string): ReadonlyMap<string, string> {
  const lines = text
    .slice(0, 100_000)
    .matchAll(/^\s{0,10}([a-z_]{1,40})\s{0,5}=\s{0,5}"?([^"\r\n]{0,300})"?\s{0,5}$/gm);
  return new Map([...lines].map((line) => [line[1] ?? '', line[2] ?? '']));
}

function iniLogin(ini: ReadonlyMap<string, string>): readonly DatabaseLogin[] {
  const name = ini.get('db_database');
  const user = ini.get('db_server_username');
  if (!name || user === undefined) return [];
  const password = ini.get('db_server_password') ?? '';
  return [{ driver: 'mysql', ...mysqlHost(ini.get('db_server') ?? 'localhost'), user, password, name }];
}

function adminFolder(read: Read): string | undefined {
  return read
    .match('*/includes/application_top.php')
    .map((path) => path.split('/')[0] ?? '')
    .find((folder) => folder !== 'install' && folder !== 'includes' && folder !== 'ext');
}

/** Payment modules by their files, and the apps of 2.3.4 and later with their versions. */
export function readExtensions(read: Read): readonly Extension[] {
  return [
    ...read
      .match('includes/modules/payment/*.php')
      .map((path) => extension(path.slice(path.lastIndexOf('/') + 1).replace(/\.php$/, ''), path)),
    ...read
      .match('includes/apps/*/version.txt')
      .map((path) => extension(path.split('/')[2] ?? '', path, read.text(path)?.trim())),
  ];
}

function extension(name: string, place: string, version?: string): Extension {
  const told = version !== undefined && /^[\w.+-]{1,40}$/.test(version) ? { version } : {};
  return { name, kind: 'module', place, ecosystem: 'oscommerce-module', ...told };
}
