import type { DatabaseLogin, EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import { databaseUrl } from '../database-url.ts';
import type { Extension, FileReading, Read, Seen } from '../engine.ts';
import { envFiles } from '../env-file.ts';
import { composerPackages, json, lockedVersion, textField } from '../lock-file.ts';
import { mysqlHost } from '../mysql-host.ts';
import { at, numberAt, phpArray, textAt, type PhpMap } from '../php.ts';

const oldPlugins = ['Community', 'Local'].flatMap((source) =>
  ['Backend', 'Core', 'Frontend'].map((area) => `engine/Shopware/Plugins/${source}/${area}/*`),
);

export const reads = [
  'engine/Shopware/Kernel.php',
  'engine/Shopware/Application.php',
  'recovery/install/data/version',
  'composer.lock',
  'vendor/composer/installed.json',
  'config.php',
  'config_production.php',
  '.env',
  '.env.local',
  'custom/plugins/*/plugin.xml',
  'custom/project/*/plugin.xml',
  ...oldPlugins.flatMap((folder) => [`${folder}/plugin.json`, `${folder}/Bootstrap.php`]),
] as const;

export function readFiles(read: Read): FileReading {
  return { versions: versions(read), ...known({ config: readConfig(read) }) };
}

const version = /^\d{1,2}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?:-?RC\d{0,2})?$/i;

/** Trees from git hold placeholders instead of numbers. */
function versions(read: Read): readonly Seen[] {
  const kernel = /['"]version['"]\s{0,10}=>\s{0,10}['"]([^'"]{1,40})['"]/.exec(
    read.text('engine/Shopware/Kernel.php') ?? '',
  )?.[1];
  const constant = /const\s{1,5}VERSION\s{0,5}=\s{0,5}['"]([^'"]{1,40})['"]/;
  const seen: (readonly [string, string | undefined])[] = [
    ['engine/Shopware/Kernel.php', kernel],
    ['engine/Shopware/Application.php', constant.exec(read.text('engine/Shopware/Application.php') ?? '')?.[1]],
    ['recovery/install/data/version', read.text('recovery/install/data/version')?.trim()],
    ...['vendor/composer/installed.json', 'composer.lock'].map(
      (path) => [path, lockedVersion(composerPackages(read.text(path)), 'shopware/shopware')] as const,
    ),
  ];
  return seen.flatMap(([place, found]) =>
    found !== undefined && version.test(found) ? [{ version: found, place, certainty: 'certain' as const }] : [],
  );
}

function readConfig(read: Read): EngineConfig | undefined {
  const file = phpArray(read.text('config_production.php') ?? read.text('config.php') ?? '');
  const env = envFiles(read.text('.env'), read.text('.env.local'));
  const login = ofFile(file) ?? databaseUrl(env.get('DATABASE_URL')) ?? ofEnv(env);
  if (!file && env.size === 0) return undefined;
  const showsErrors = [
    at(file, 'front', 'showException'),
    at(file, 'front', 'throwExceptions'),
    at(file, 'phpsettings', 'display_errors'),
    at(file, 'phpSettings', 'display_errors'),
  ].some((value) => value === true || value === 1 || value === '1');
  const csrf = (area: string): boolean | undefined => {
    const value = at(file, 'csrfProtection', area) ?? at(file, 'csrfprotection', area);
    return typeof value === 'boolean' ? value : undefined;
  };
  return {
    databases: login ? [login] : [],
    prefix: '',
    adminPath: 'backend',
    debug: showsErrors || (env.get('SHOPWARE_ENV') ?? '').startsWith('dev'),
    flags: {
      'errors.shown': showsErrors,
      ...known({ 'csrf.frontend': csrf('frontend'), 'csrf.backend': csrf('backend') }),
    },
  };
}

function ofFile(file: PhpMap | undefined): DatabaseLogin | undefined {
  const db = at(file, 'db');
  const name = textAt(db, 'dbname');
  const user = textAt(db, 'username');
  const password =
    at(db, 'password') === undefined && Object.hasOwn(Object(db) as object, 'password')
      ? undefined
      : (textAt(db, 'password') ?? '');
  if (name === undefined || user === undefined || password === undefined) return undefined;
  const socket = textAt(db, 'unix_socket');
  return {
    driver: 'mysql',
    user,
    password,
    name,
    ...mysqlHost(textAt(db, 'host') ?? 'localhost', numberAt(db, 'port')),
    ...(socket ? { socket } : {}),
  };
}

function ofEnv(env: ReadonlyMap<string, string>): DatabaseLogin | undefined {
  const [name, user] = [env.get('DB_DATABASE') ?? env.get('DB_NAME'), env.get('DB_USERNAME') ?? env.get('DB_USER')];
  if (name === undefined || user === undefined) return undefined;
  const port = Number(env.get('DB_PORT'));
  return {
    driver: 'mysql',
    user,
    password: env.get('DB_PASSWORD') ?? '',
    name,
    ...mysqlHost(env.get('DB_HOST') ?? 'localhost', port > 0 ? port : undefined),
  };
}

/** Plugins of the new kind in `custom/`, and of the old kind below `engine/Shopware/Plugins`. */
export function readExtensions(read: Read): readonly Extension[] {
  const recent = ['custom/plugins/*/plugin.xml', 'custom/project/*/plugin.xml'].flatMap((pattern) =>
    read.match(pattern),
  );
  const found = recent.map((path) =>
    extension(path, /<version>\s{0,10}([\w.+-]{1,60})\s{0,10}<\/version>/.exec(read.text(path) ?? '')?.[1]),
  );
  for (const folder of oldPlugins) {
    const described = new Set(read.match(`${folder}/plugin.json`));
    for (const path of described) found.push(extension(path, textField(json(read.text(path) ?? ''), 'currentVersion')));
    for (const path of read.match(`${folder}/Bootstrap.php`)) {
      if (described.has(path.replace(/Bootstrap\.php$/, 'plugin.json'))) continue;
      const code = read.text(path) ?? '';
      const start = code.search(/function getVersion\(/);
      found.push(
        extension(
          path,
          start < 0 ? undefined : /return\s{1,5}['"]([\w.-]{1,40})['"]/.exec(code.slice(start, start + 300))?.[1],
        ),
      );
    }
  }
  return found;
}

function extension(path: string, of: string | undefined): Extension {
  const place = path.slice(0, path.lastIndexOf('/'));
  return {
    name: place.split('/').at(-1) ?? '',
    kind: 'plugin',
    place,
    ecosystem: 'shopware5-plugin',
    ...known({ version: of }),
  };
}
