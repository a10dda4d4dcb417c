import type { DatabaseLogin, EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import type { Extension, FileReading, Read, Seen } from '../engine.ts';
import { mysqlHost } from '../mysql-host.ts';
import { numberAt, phpDefines, type PhpMap, textAt } from '../php.ts';

export const reads = [
  'index.php',
  'config.php',
  '*/index.php',
  '*/config.php',
  '*/controller/common/login.php',
  'system/.htaccess',
  'system/storage/.htaccess',
  '.htaccess',
  'extension/*/install.json',
  'vqmod/xml/*.xml',
  'system/*.ocmod.xml',
];

/** What the files of an OpenCart say: the constant `VERSION`, and the two files of settings. */
export function readFiles(read: Read): FileReading {
  const admin = adminFolder(read);
  const config = readConfig(read, admin);
  return {
    versions: ['index.php', ...(admin === undefined ? [] : [`${admin}/index.php`])].flatMap((path) =>
      versionIn(read, path),
    ),
    ...(config ? { config } : {}),
  };
}

/** Some releases carry the number of the one before, or `_rc` (3.0.3.2 says 3.0.3.1): what it says is what we say. */
function versionIn(read: Read, path: string): readonly Seen[] {
  const version = textAt(phpDefines(read.text(path) ?? ''), 'VERSION');
  return version !== undefined && /^\d/.test(version) ? [{ version, place: path, certainty: 'firm' }] : [];
}

/** The sign-in of the admin area lies in no other folder. */
function adminFolder(read: Read): string | undefined {
  return read
    .match('*/controller/common/login.php')
    .map((path) => path.split('/')[0] ?? '')
    .find((folder) => folder !== 'catalog' && folder !== 'install');
}

function readConfig(read: Read, admin: string | undefined): EngineConfig | undefined {
  const front = phpDefines(read.text('config.php') ?? '');
  const back = phpDefines(read.text(`${admin ?? 'admin'}/config.php`) ?? '');
  const defines = textAt(front, 'DB_DATABASE') === undefined ? back : front;
  if (textAt(defines, 'DB_DATABASE') === undefined) return undefined;
  const url = textAt(front, 'HTTPS_SERVER') ?? textAt(front, 'HTTP_SERVER');
  return {
    databases: login(defines),
    prefix: textAt(defines, 'DB_PREFIX') ?? '',
    ...known({ adminPath: admin, url: url === '' ? undefined : url }),
    flags: known({
      adminPath: admin,
      storage: storage(defines),
      storageGuarded: ['system/.htaccess', 'system/storage/.htaccess'].some((path) =>
        /deny from all|all denied/i.test(read.text(path) ?? ''),
      ),
    }),
  };
}

function login(defines: PhpMap): readonly DatabaseLogin[] {
  const user = textAt(defines, 'DB_USERNAME');
  const password = textAt(defines, 'DB_PASSWORD');
  const name = textAt(defines, 'DB_DATABASE');
  if (user === undefined || password === undefined || !name) return [];
  const driver = /pgsql|postgre/i.test(textAt(defines, 'DB_DRIVER') ?? '') ? 'postgres' : 'mysql';
  return [
    {
      driver,
      ...mysqlHost(textAt(defines, 'DB_HOSTNAME') ?? 'localhost', numberAt(defines, 'DB_PORT')),
      user,
      password,
      name,
    },
  ];
}

/** Where the folder with logs, backups and uploads lies, in versions that let the owner move it (3.0 and later). */
function storage(defines: PhpMap): 'inside' | 'outside' | undefined {
  const folder = textAt(defines, 'DIR_STORAGE');
  const root = textAt(defines, 'DIR_OPENCART') ?? textAt(defines, 'DIR_IMAGE')?.replace(/image\/?$/, '');
  if (folder === undefined || root === undefined || root.length < 2) return undefined;
  return plain(folder).startsWith(plain(root)) ? 'inside' : 'outside';
}

/** An absolute path without `..` in it, as PHP configurations like to write them. */
function plain(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}/`;
}

/** Extensions that bring their own description: those of 4.x, OCMOD and vQmod. The others stand in the tables. */
export function readExtensions(read: Read): readonly Extension[] {
  const fresh = read.match('extension/*/install.json').map((path) => {
    const version = /"version"\s{0,5}:\s{0,5}"([\w.+-]{1,40})"/.exec(read.text(path) ?? '')?.[1];
    return extension(path.split('/')[1] ?? '', path, version);
  });
  const patches = [...read.match('vqmod/xml/*.xml'), ...read.match('system/*.ocmod.xml')].map((path) => {
    const text = read.text(path) ?? '';
    const version = /<version>\s{0,5}(?:<!\[CDATA\[)?\s{0,5}([\w.+-]{1,40})/.exec(text)?.[1];
    return extension(path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/, ''), path, version);
  });
  return [...fresh, ...patches];
}

function extension(name: string, place: string, version: string | undefined): Extension {
  return {
    name,
    kind: 'module',
    place,
    ecosystem: 'opencart-extension',
    ...(version === undefined ? {} : { version }),
  };
}
