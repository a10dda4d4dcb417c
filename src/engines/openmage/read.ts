import { XMLParser } from 'fast-xml-parser';
import type { DatabaseLogin, EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import { isoDate } from '../core-config.ts';
import type { Extension, FileReading, Read, Seen } from '../engine.ts';
import { composerPackages, field, json, lockedVersion, textField } from '../lock-file.ts';
import { mysqlHost } from '../mysql-host.ts';

export const reads = [
  'app/Mage.php',
  'vendor/mahocommerce/maho/app/Mage.php',
  'app/etc/local.xml',
  'app/etc/modules/*.xml',
  'app/code/community/*/*/etc/config.xml',
  'app/code/local/*/*/etc/config.xml',
  'composer.json',
  'composer.lock',
  'vendor/composer/installed.json',
  'app/code/core/Enterprise/*/etc/config.xml',
] as const;

type Family = 'magento1' | 'magento1-enterprise' | 'openmage' | 'maho';
const names: Readonly<Record<Family, string>> = {
  magento1: 'Magento 1',
  'magento1-enterprise': 'Magento 1 Enterprise',
  openmage: 'OpenMage LTS',
  maho: 'Maho',
};

export function readFiles(read: Read): FileReading {
  const family = familyOf(read);
  return {
    versions: versions(read, family),
    edition: family,
    editionName: names[family],
    ...known({ config: readConfig(read, family) }),
  };
}

function familyOf(read: Read): Family {
  const mage = read.text('app/Mage.php') ?? '';
  const packages = new Set(packagesOf(read).map(({ name }) => name));
  const wanted = textField(field(json(read.text('composer.json') ?? ''), 'require'), 'mahocommerce/maho');
  if (
    packages.has('mahocommerce/maho') ||
    wanted !== undefined ||
    read.text('vendor/mahocommerce/maho/app/Mage.php') !== undefined
  )
    return 'maho';
  if (/function getMahoVersion\(/.test(mage)) return 'maho';
  if (/getOpenMageVersion/.test(mage) || packages.has('openmage/magento-lts')) return 'openmage';
  return read.match('app/code/core/Enterprise/*/etc/config.xml').length > 0 ? 'magento1-enterprise' : 'magento1';
}

function packagesOf(read: Read) {
  return [
    ...composerPackages(read.text('vendor/composer/installed.json')),
    ...composerPackages(read.text('composer.lock')),
  ];
}

/** The code says what it is; a lock file what was fetched. */
function versions(read: Read, family: Family): readonly Seen[] {
  const seen: Seen[] = [];
  for (const path of ['app/Mage.php', 'vendor/mahocommerce/maho/app/Mage.php']) {
    const version = mageVersion(read.text(path) ?? '', family);
    if (version !== undefined) seen.push({ version, place: path, certainty: 'certain' });
  }
  const own = {
    maho: 'mahocommerce/maho',
    openmage: 'openmage/magento-lts',
    magento1: 'magento/magento1ce',
    'magento1-enterprise': 'magento/magento1ee',
  }[family];
  for (const path of ['vendor/composer/installed.json', 'composer.lock']) {
    const version = lockedVersion(composerPackages(read.text(path)), own);
    if (version !== undefined) seen.push({ version, place: path, certainty: 'certain' });
  }
  return seen;
}

const mageParts = ['major', 'minor', 'revision', 'patch'] as const;
const ownParts = ['major', 'minor', 'patch'] as const;

/** From the array that a method of `Mage` returns; before 1.4, and in Maho, a method returns the text. */
function mageVersion(code: string, family: Family): string | undefined {
  if (family === 'maho') return textReturned(bodyOf(code, /function getMahoVersion\(/));
  if (family !== 'openmage') {
    const numbers = numbersIn(bodyOf(code, /function getVersionInfo\(/), mageParts);
    return numbers?.join('.') ?? textReturned(bodyOf(code, /function getVersion\(/));
  }
  // One method serves two lines: of its arrays the one counts whose major version another method names.
  const major = /return\s{1,5}(\d{1,3})\s{0,5};/.exec(bodyOf(code, /function getOpenMageMajorVersion\(/))?.[1];
  for (const array of bodyOf(code, /function getOpenMageVersionInfo\(/).split(/return\s{1,5}(?=\[|array)/)) {
    const numbers = numbersIn(array, ownParts);
    if (numbers && (major === undefined || numbers[0] === major)) return numbers.join('.') + preRelease(array);
  }
  return undefined;
}

function numbersIn(array: string, parts: readonly string[]): readonly string[] | undefined {
  const numbers = parts.map(
    (part) => new RegExp(`['"]${part}['"]\\s{0,20}=>\\s{0,20}['"]?(\\d{1,3})`).exec(array)?.[1],
  );
  const found = numbers.filter((number) => number !== undefined);
  return found.length === parts.length ? found : undefined;
}

function textReturned(body: string): string | undefined {
  return /return\s{1,5}['"](\d{1,3}(?:\.\d{1,4}){1,3}(?:-[\w.]{1,20})?)['"]/.exec(body)?.[1];
}

function preRelease(array: string): string {
  const [, stability = ''] = /['"]stability['"]\s{0,20}=>\s{0,20}['"]([\w.]{0,12})['"]/.exec(array) ?? [];
  const [, number = ''] = /['"]number['"]\s{0,20}=>\s{0,20}['"]([\w.]{0,12})['"]/.exec(array) ?? [];
  return stability === '' ? '' : `-${stability}${number}`;
}

/** The code of a method, up to the next one. */
function bodyOf(code: string, head: RegExp): string {
  const start = head.exec(code)?.index;
  if (start === undefined) return '';
  const end = code.indexOf('function ', start + 9);
  return code.slice(start, Math.min(end < 0 ? code.length : end, start + 3_000));
}

function parseXml(text: string | undefined): unknown {
  if (
    text === undefined ||
    !text
      .trimStart()
      .replace(/^\ufeff/, '')
      .startsWith('<')
  )
    return undefined;
  try {
    // Entities stay as they are, so that none can blow up.
    return new XMLParser({ processEntities: false, parseTagValue: false, ignoreAttributes: true }).parse(
      text,
    ) as unknown;
  } catch {
    return undefined;
  }
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (Array.isArray(here)) here = here[0];
    here = field(here, key);
  }
  return here;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  const one: unknown = Array.isArray(found) ? found[0] : found;
  return typeof one === 'string'
    ? one.trim().replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity)
    : undefined;
}

function readConfig(read: Read, family: Family): EngineConfig | undefined {
  const root = at(parseXml(read.text('app/etc/local.xml')), 'config');
  if (root === undefined) return undefined;
  const key = textOf(root, 'global', 'crypt', 'key');
  return {
    databases: databases(at(root, 'global', 'resources')),
    prefix: textOf(root, 'global', 'resources', 'db', 'table_prefix') ?? '',
    flags: {
      family,
      'key.name': 'global/crypt/key in app/etc/local.xml',
      'key.form': keyForm(key),
      ...known({ installed: isoDate(textOf(root, 'global', 'install', 'date')) }),
    },
    ...known({
      adminPath: textOf(root, 'admin', 'routers', 'adminhtml', 'args', 'frontName')?.replace(/^\/+|\/+$/g, ''),
      passwordKey: key === '' ? undefined : key?.split(/\s+/).at(-1),
    }),
  };
}

function keyForm(key: string | undefined): 'missing' | 'short' | 'guessable' | 'set' {
  if (key === undefined || key === '') return 'missing';
  if (new Set(key).size < 6) return 'guessable';
  return key.length < 32 ? 'short' : 'set';
}

/** `default_setup` first, then the connections of replicas and extensions; each server and database once. */
function databases(resources: unknown): readonly DatabaseLogin[] {
  const all =
    typeof resources === 'object' && resources !== null ? Object.entries(resources as Record<string, unknown>) : [];
  const ordered = [...all.filter(([name]) => name === 'default_setup'), ...all];
  const logins = ordered.flatMap(([, resource]) => login(at(resource, 'connection')) ?? []);
  return [...new Map(logins.map((one) => [JSON.stringify([one.host, one.port, one.socket, one.name]), one])).values()];
}

function login(connection: unknown): DatabaseLogin | undefined {
  const name = textOf(connection, 'dbname');
  const user = textOf(connection, 'username');
  if (!name || user === undefined) return undefined;
  const driver = /pgsql|postgres/.test(textOf(connection, 'type') ?? textOf(connection, 'model') ?? '')
    ? 'postgres'
    : 'mysql';
  const port = Number(textOf(connection, 'port'));
  const host = textOf(connection, 'host') ?? 'localhost';
  const place = mysqlHost(host.startsWith('/') ? `:${host}` : host, port > 0 ? port : undefined);
  const socket = textOf(connection, 'unix_socket');
  return {
    driver,
    user,
    password: textOf(connection, 'password') ?? '',
    name,
    ...place,
    ...(socket ? { socket } : {}),
  };
}

/** Modules of others, with the version of their own `config.xml`; the engine's own `Mage_` and `Enterprise_` left out. */
export function readExtensions(read: Read): readonly Extension[] {
  const states = moduleStates(read);
  const found = new Map<string, Extension>();
  for (const pattern of ['app/code/community/*/*/etc/config.xml', 'app/code/local/*/*/etc/config.xml']) {
    for (const path of read.match(pattern)) {
      const [, , , vendor = '', module = ''] = path.split('/');
      const name = `${vendor}_${module}`;
      const version = textOf(parseXml(read.text(path)), 'config', 'modules', name, 'version');
      const place = path.slice(0, -'/etc/config.xml'.length);
      found.set(name, {
        name,
        kind: 'module',
        place,
        ecosystem: 'magento1-module',
        ...known({ version, enabled: states.get(name) }),
      });
    }
  }
  for (const [name, enabled] of states) {
    if (!found.has(name))
      found.set(name, { name, kind: 'module', enabled, place: 'app/etc/modules', ecosystem: 'magento1-module' });
  }
  return [...found.values()].filter(({ name }) => !isOwn(name));
}

export function isOwn(module: string): boolean {
  return /^(?:Mage|Enterprise|Maho|OpenMage|Cm_RedisSession|Zend|Varien)(?:_|$)/.test(module);
}

function moduleStates(read: Read): ReadonlyMap<string, boolean> {
  const states = new Map<string, boolean>();
  for (const path of read.match('app/etc/modules/*.xml')) {
    const modules = at(parseXml(read.text(path)), 'config', 'modules');
    if (typeof modules !== 'object' || modules === null) continue;
    for (const name of Object.keys(modules))
      states.set(name, /^(?:true|1)$/.test(textOf(modules, name, 'active') ?? ''));
  }
  return states;
}
