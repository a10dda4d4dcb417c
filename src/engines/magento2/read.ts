import { known } from '../cells.ts';
import type { EditionSeen, Extension, FileReading, Read, Seen, SeenPage } from '../engine.ts';
import { composerPackages, field, json, lockedVersion, textField } from '../lock-file.ts';
import { at, isMap, phpArray, textAt } from '../php.ts';
import { readConfig } from './config.ts';

export const reads = [
  'composer.json',
  'composer.lock',
  'vendor/composer/installed.json',
  'vendor/*/magento2-base/composer.json',
  'vendor/magento/framework/composer.json',
  'lib/internal/Magento/Framework/composer.json',
  'app/etc/env.php',
  'app/etc/config.php',
  '.magento.app.yaml',
  'vendor/magento/ece-tools/composer.json',
  'app/code/*/*/etc/module.xml',
  'app/code/*/*/composer.json',
] as const;

const products = [
  'mage-os/product-community-edition',
  'magento/magento-cloud-metapackage',
  'magento/product-enterprise-edition',
  'magento/product-community-edition',
] as const;

export function readFiles(read: Read): FileReading {
  return {
    versions: versions(read),
    ...edition(read),
    ...known({ config: readConfig(read) }),
  };
}

/** What is installed counts more than what is locked, and that more than what is asked for. */
function versions(read: Read): readonly Seen[] {
  const seen: (Seen | undefined)[] = [
    ofPackages(read, 'vendor/composer/installed.json'),
    ...read.match('vendor/*/magento2-base/composer.json').map((path) => ofComposer(read, path)),
    ofPackages(read, 'composer.lock'),
    ofRoot(read),
    ofFramework(read),
  ];
  return seen.filter((one) => one !== undefined);
}

function ofPackages(read: Read, path: string): Seen | undefined {
  const version = lockedVersion(composerPackages(read.text(path)), ...products);
  return version === undefined ? undefined : { version, place: path, certainty: 'certain' };
}

function ofComposer(read: Read, path: string): Seen | undefined {
  const version = textField(json(read.text(path) ?? ''), 'version');
  return version === undefined || !/^\d/.test(version) ? undefined : { version, place: path, certainty: 'certain' };
}

/** A clone of the source says its own version; a project the one it asks for, if exactly one. */
function ofRoot(read: Read): Seen | undefined {
  const root = json(read.text('composer.json') ?? '');
  const name = textField(root, 'name') ?? '';
  if (/^(?:magento\/magento2[ce]e|mage-os\/mageos-magento2)$/.test(name)) return ofComposer(read, 'composer.json');
  const wanted = products.map((product) => textField(field(root, 'require'), product)).find((one) => one !== undefined);
  if (wanted === undefined || !/^\d+\.\d+\.\d+(?:-[a-z0-9-]{1,20})?$/.test(wanted)) return undefined;
  return { version: wanted, place: 'composer.json', certainty: 'firm' };
}

const frameworks: Readonly<Record<string, string>> = { '101.0': '2.2', '102.0': '2.3', '103.0': '2.4' };

/** The framework's third number is that of the release; some `-pN` did not move it, so it is only a hint. */
function ofFramework(read: Read): Seen | undefined {
  for (const path of ['vendor/magento/framework/composer.json', 'lib/internal/Magento/Framework/composer.json']) {
    const version = textField(json(read.text(path) ?? ''), 'version');
    const [, line = '', patch = '', rest = ''] = /^(\d+\.\d+)\.(\d+)(-p\d+)?$/.exec(version ?? '') ?? [];
    const release = frameworks[line];
    if (release) return { version: `${release}.${patch}${rest}`, place: path, certainty: 'tentative' };
  }
  return undefined;
}

function edition(read: Read): Pick<FileReading, 'edition' | 'editionName'> {
  const packages = [
    ...composerPackages(read.text('vendor/composer/installed.json')),
    ...composerPackages(read.text('composer.lock')),
  ];
  const names = new Set(packages.map(({ name }) => name));
  const cloud = names.has('magento/ece-tools') || read.text('vendor/magento/ece-tools/composer.json') !== undefined;
  if (
    names.has('mage-os/product-community-edition') ||
    read.match('vendor/*/magento2-base/composer.json').includes('vendor/mage-os/magento2-base/composer.json')
  ) {
    return { edition: 'mage-os', editionName: 'Mage-OS' };
  }
  const modules = at(phpArray(read.text('app/etc/config.php') ?? ''), 'modules');
  const paid = ['magento/product-enterprise-edition', 'magento/magento-cloud-metapackage', 'magento/module-enterprise'];
  if (cloud || paid.some((name) => names.has(name)) || textAt(modules, 'Magento_Enterprise') !== undefined) {
    return { edition: 'adobe-commerce', editionName: cloud ? 'Adobe Commerce Cloud' : 'Adobe Commerce' };
  }
  return { editionName: 'Magento Open Source' };
}

/** Composer's packages of Magento types, and modules in `app/code` and `app/etc/config.php`; Magento's own left out. */
export function readExtensions(read: Read): readonly Extension[] {
  const modules = at(phpArray(read.text('app/etc/config.php') ?? ''), 'modules');
  const states = new Map(
    isMap(modules) ? Object.keys(modules).map((name) => [name, textAt(modules, name) === '1']) : [],
  );
  const inCode = read.match('app/code/*/*/etc/module.xml').flatMap((path) => ofModule(read, path, states) ?? []);
  const seen = new Set(inCode.map(({ name }) => name));
  const listed = [...states]
    .filter(([name]) => !isOwn(name) && !seen.has(name))
    .map(([name, enabled]) => ({
      name,
      enabled,
      kind: 'module' as const,
      place: 'app/etc/config.php',
      ecosystem: 'magento2-module',
    }));
  return [...ofComposerTypes(read), ...inCode, ...listed];
}

function ofComposerTypes(read: Read): readonly Extension[] {
  const place =
    read.text('vendor/composer/installed.json') === undefined ? 'composer.lock' : 'vendor/composer/installed.json';
  return composerPackages(read.text(place))
    .filter(({ name, type }) => type.startsWith('magento2-') && !/^(?:magento|mage-os)\//.test(name))
    .map(({ name, version, type }) => ({ name, version, kind: kindOf(type), place, ecosystem: 'composer' }));
}

function kindOf(type: string): Extension['kind'] {
  if (type === 'magento2-theme') return 'theme';
  if (type === 'magento2-language') return 'language';
  return type === 'magento2-module' ? 'module' : 'package';
}

const moduleTag = /<module\s[^<>]{0,300}>/;

function ofModule(read: Read, path: string, states: ReadonlyMap<string, boolean>): Extension | undefined {
  const tag = moduleTag.exec(read.text(path) ?? '')?.[0] ?? '';
  const name = /\sname\s{0,3}=\s{0,3}["'](\w{1,200})["']/.exec(tag)?.[1];
  if (name === undefined || isOwn(name)) return undefined;
  const folder = path.slice(0, -'/etc/module.xml'.length);
  const version =
    textField(json(read.text(`${folder}/composer.json`) ?? ''), 'version') ??
    /\ssetup_version\s{0,3}=\s{0,3}["']([\w.-]{1,60})["']/.exec(tag)?.[1];
  return {
    name,
    kind: 'module',
    place: folder,
    ecosystem: 'magento2-module',
    ...known({ version, enabled: states.get(name) }),
  };
}

function isOwn(module: string): boolean {
  return module.startsWith('Magento_');
}

/** `/magento_version` says `Magento/2.4 (Community)`: the line, not the release. */
export function readVersionFromPages(pages: readonly SeenPage[]): Seen | undefined {
  const page = pages.find(({ path, status }) => path === 'magento_version' && status === 200);
  const version = /^\s{0,20}(?:Magento|Mage-OS)\/(\d+(?:\.\d+){1,3})(?:\s|$)/.exec(page?.body.slice(0, 200) ?? '')?.[1];
  return version === undefined ? undefined : { version, place: '/magento_version', certainty: 'tentative' };
}

/** The same page names the edition. */
export function readEditionFromPages(pages: readonly SeenPage[]): EditionSeen {
  const page = pages.find(({ path, status }) => path === 'magento_version' && status === 200);
  const [, maker, kind] =
    /^\s{0,20}(Magento|Mage-OS)\/\d[\d.]{0,12}(?: \((\w{1,20})\))?/.exec(page?.body.slice(0, 200) ?? '') ?? [];
  if (maker === 'Mage-OS') return { edition: 'mage-os', editionName: 'Mage-OS' };
  if (kind === 'Enterprise') return { edition: 'adobe-commerce', editionName: 'Adobe Commerce' };
  return kind === 'Community' ? { editionName: 'Magento Open Source' } : {};
}
