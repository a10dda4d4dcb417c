import type { Json } from '../core/fact.ts';
import { compareVersions, isVersion, type Scheme } from '../core/version.ts';
import type { Feed } from './feeds.ts';
import { fields, isDay, items, newest, text } from './fields.ts';

/** Repositories at GitHub whose releases are those of an engine, by the engine's name here. */
export const repositories: Readonly<Record<string, string>> = {
  'magento-open-source': 'magento/magento2',
  'mage-os': 'mage-os/mageos-magento2',
  openmage: 'OpenMage/magento-lts',
  woocommerce: 'woocommerce/woocommerce',
  prestashop: 'PrestaShop/PrestaShop',
  thirtybees: 'thirtybees/thirtybees',
  opencart: 'opencart/opencart',
  shopware6: 'shopware/shopware',
  sylius: 'Sylius/Sylius',
  zencart: 'zencart/zencart',
};

interface Release {
  readonly version: string;
  /** `null` where the source does not tell it. */
  readonly date: string | null;
}

/** One page of `/repos/{owner}/{name}/releases`: https://docs.github.com/en/rest/releases/releases. */
export function readReleases(json: unknown, engine: string): Feed | undefined {
  const releases = items(json).flatMap((one) => releaseOf(one));
  if (releases.length === 0) return undefined;
  return {
    source: 'github',
    about: 'releases',
    day: newest(releases.map(({ date }) => date ?? '')),
    records: releases.length,
    advisories: [],
    exploited: new Map(),
    parts: new Map([[`releases/${engine}`, (before) => withReleases(before, releases)]]),
  };
}

function releaseOf(one: Readonly<Record<string, unknown>>): readonly Release[] {
  if (one['draft'] === true || one['prerelease'] === true) return [];
  const version = /^(?:v|release[-_/]?)?(\d{1,6}(?:\.\d{1,6}){1,3}(?:-p\d{1,3}|[a-z])?)$/i.exec(text(one, 'tag_name') ?? '')?.[1];
  const date = (text(one, 'published_at') ?? '').slice(0, 10);
  return version !== undefined && isVersion(version) && isDay(date) ? [{ version, date }] : [];
}

/** Adds what is not known yet, each to the line that it continues. */
function withReleases(before: Json | undefined, found: readonly Release[]): Json {
  const { scheme = 'dotted' } = fields(before) as { readonly scheme?: Scheme };
  const known = items(fields(before)['releases']) as readonly { readonly version: string; readonly branch?: string }[];
  const fresh = found.filter(({ version }) => !known.some((one) => compareVersions(one.version, version, scheme) === 0));
  const branches = [...new Set(known.flatMap(({ branch }) => branch ?? []))];
  const added = fresh.map((one) => ({ ...one, branch: branchOf(one.version, branches) }));
  return { scheme, releases: [...known, ...added] as unknown as Json };
}

/** The longest line whose name it begins with; else as many parts as the other lines have. */
function branchOf(version: string, branches: readonly string[]): string {
  const fitting = branches
    .filter((branch) => version === branch || version.startsWith(`${branch}.`) || version.startsWith(`${branch}-`))
    .toSorted((one, other) => other.length - one.length)[0];
  const parts = branches.at(-1)?.split('.').length ?? 2;
  return fitting ?? version.split(/[-.]/).slice(0, parts).join('.');
}

/** Which versions WordPress itself calls insecure: `https://api.wordpress.org/core/stable-check/1.0/`. */
export function readStableCheck(json: unknown): Feed | undefined {
  const said = Object.entries(fields(json)).filter(
    (one): one is [string, string] => isVersion(one[0]) && ['insecure', 'outdated', 'latest'].includes(String(one[1])),
  );
  if (said.length === 0 || !said.some(([, word]) => word === 'latest')) return undefined;
  return {
    source: 'wordpress',
    about: 'releases',
    day: '',
    records: said.length,
    advisories: [],
    exploited: new Map(),
    parts: new Map([
      ['wordpress-versions', (): Json => Object.fromEntries(said)],
      ['releases/wordpress', (before: Json | undefined) => withReleases(before, said.map(([version]) => ({ version, date: null })))],
    ]),
  };
}
