import type { Json } from '../core/fact.ts';
import { type Advisory, type Level, levelOf, shortLink } from './advisory.ts';
import { type Fields, fields, isDay, items, newest, strings, text } from './fields.ts';

/** An advisory, and where it belongs: `composer` and a package, `engine/wordpress` and `wordpress`. */
export interface Placed {
  readonly part: string;
  readonly name: string;
  readonly advisory: Advisory;
}

/** What a public source says, in our own form. `day` is that of its newest entry. */
export interface Feed {
  readonly source: string;
  readonly day: string;
  /** How many records it holds that are of use. */
  readonly records: number;
  readonly advisories: readonly Placed[];
  /** Ids of holes that are used in attacks, and since when that is known. */
  readonly exploited: ReadonlyMap<string, string>;
  /** Ids of holes, and how likely they are used in attacks within 30 days (EPSS), from 0 to 1. */
  readonly likely?: ReadonlyMap<string, number>;
  /** Other parts that it changes: from what was known (`undefined`: nothing) to what is known from now on. */
  readonly parts?: ReadonlyMap<string, (before: Json | undefined) => Json>;
  /** The part of `about.json` whose day it moves. */
  readonly about: string;
}

/** CISA's catalogue of exploited holes: https://www.cisa.gov/known-exploited-vulnerabilities-catalog. */
export function readKev(json: unknown): Feed | undefined {
  const list = items(fields(json)['vulnerabilities']);
  const exploited = new Map<string, string>();
  for (const one of list) {
    const [id, since] = [text(one, 'cveID'), text(one, 'dateAdded')];
    if (id !== undefined && since !== undefined && /^CVE-\d{4}-\d{4,8}$/.test(id) && isDay(since)) exploited.set(id, since);
  }
  if (exploited.size === 0) return undefined;
  return {
    source: 'kev',
    about: 'exploited',
    day: newest(exploited.values()),
    records: exploited.size,
    advisories: [],
    exploited,
  };
}

/** Where holes of an ecosystem of OSV are kept here. */
const osvParts: Readonly<Record<string, string>> = { Packagist: 'composer', npm: 'npm' };

/** Records of OSV for Packagist and npm: https://ossf.github.io/osv-schema/. What is withdrawn is left out. */
export function readOsv(records: readonly unknown[]): Feed | undefined {
  const advisories = records.flatMap((record) => ofOsv(fields(record)));
  if (advisories.length === 0) return undefined;
  const days = records.map((record) => (text(record, 'modified') ?? '').slice(0, 10)).filter(isDay);
  const npm = advisories.every(({ part }) => part === 'npm');
  return {
    source: npm ? 'osv-npm' : 'osv',
    about: npm ? 'npm' : 'advisories',
    day: newest(days),
    records: advisories.length,
    advisories,
    exploited: new Map(),
  };
}

function ofOsv(record: Fields): readonly Placed[] {
  const id = text(record, 'id');
  if (id === undefined || record['withdrawn'] !== undefined) return [];
  const aliases = strings(record['aliases']);
  const cve = aliases.find((one) => one.startsWith('CVE-'));
  const byPackage = Map.groupBy(
    items(record['affected']),
    ({ package: of }) => `${osvParts[text(of, 'ecosystem') ?? ''] ?? ''} ${text(of, 'name') ?? ''}`,
  );
  return [...byPackage].flatMap(([key, affected]) => {
    const [part = '', name = ''] = key.split(' ');
    if (part === '') return [];
    const intervals = affected.flatMap((one) => items(one['ranges']).flatMap((range) => osvIntervals(range)));
    if (name === '' || intervals.length === 0) return [];
    const advisory = made({
      id: cve ?? id,
      also: [...new Set([...(cve === undefined ? [] : [id]), ...aliases])].filter((one) => one !== cve),
      in: intervals,
      level: osvLevel(record),
      date: (text(record, 'published') ?? '').slice(0, 10),
      url: id.startsWith('GHSA-') ? `https://github.com/advisories/${id}` : `https://osv.dev/vulnerability/${id}`,
    });
    return [{ part, name: name.toLowerCase(), advisory }];
  });
}

function osvIntervals(range: Fields): readonly string[] {
  if (range['type'] === 'GIT') return [];
  const found: string[] = [];
  let from: string | undefined;
  for (const event of items(range['events'])) {
    const introduced = text(event, 'introduced');
    const fixed = text(event, 'fixed');
    const last = text(event, 'last_affected');
    if (introduced !== undefined) from = introduced;
    else if (fixed !== undefined) found.push(`[${from ?? '0'},${fixed})`);
    else if (last !== undefined) found.push(`[${from ?? '0'},${last}]`);
    if (introduced === undefined) from = undefined;
  }
  return from === undefined ? found : [...found, `[${from},*]`];
}

function osvLevel(record: Fields): Level | undefined {
  const said = text(record['database_specific'], 'severity')?.toLowerCase();
  const known: Readonly<Record<string, Level>> = { critical: 'critical', high: 'high', moderate: 'medium', medium: 'medium', low: 'low' };
  return said === undefined ? undefined : known[said];
}

/** Wordfence Intelligence, v3: https://www.wordfence.com/help/wordfence-intelligence/v3-accessing-and-consuming-the-vulnerability-data-feed/. */
export function readWordfence(json: unknown): Feed | undefined {
  const advisories: Placed[] = [];
  const days: string[] = [];
  for (const record of Object.values(fields(json)).map((one) => fields(one))) {
    const day = (text(record, 'updated') ?? text(record, 'published') ?? '').slice(0, 10);
    if (isDay(day)) days.push(day);
    for (const software of items(record['software'])) advisories.push(...ofWordfence(record, software));
  }
  if (advisories.length === 0) return undefined;
  return {
    source: 'wordfence',
    about: 'wordpress',
    day: newest(days),
    records: advisories.length,
    advisories,
    exploited: new Map(),
  };
}

const wordfenceParts: Readonly<Record<string, string>> = {
  core: 'engine/wordpress',
  plugin: 'wordpress-plugin',
  theme: 'wordpress-theme',
};

function ofWordfence(record: Fields, software: Fields): readonly Placed[] {
  const part = wordfenceParts[text(software, 'type') ?? ''];
  const uuid = text(record, 'id');
  const slug = part === 'engine/wordpress' ? 'wordpress' : text(software, 'slug');
  const intervals = Object.values(fields(software['affected_versions'])).flatMap((one) => wordfenceInterval(fields(one)));
  if (part === undefined || uuid === undefined || slug === undefined || intervals.length === 0) return [];
  const score = fields(record['cvss'])['score'];
  const cvss = typeof score === 'number' || typeof score === 'string' ? Number(score) : Number.NaN;
  const advisory = made({
    id: text(record, 'cve') ?? `WF-${uuid}`,
    in: intervals,
    cvss: Number.isFinite(cvss) && cvss > 0 ? cvss : undefined,
    level: Number.isFinite(cvss) && cvss > 0 ? undefined : 'unknown',
    login: { N: 'none', L: 'low', H: 'high' }[/\/PR:([NLH])/.exec(text(record['cvss'], 'vector') ?? '')?.[1] ?? ''],
    date: (text(record, 'published') ?? '').slice(0, 10),
    url: shortLink(`https://www.wordfence.com/threat-intel/vulnerabilities/id/${uuid}`),
  });
  return [{ part, name: slug.toLowerCase(), advisory }];
}

function wordfenceInterval(range: Fields): readonly string[] {
  const [from, to] = [text(range, 'from_version'), text(range, 'to_version')];
  if (from === undefined || to === undefined) return [];
  const open = range['from_inclusive'] === false && from !== '*' ? '(' : '[';
  return [`${open}${from === '*' ? '0' : from},${to}${range['to_inclusive'] === false && to !== '*' ? ')' : ']'}`];
}

function made(row: Readonly<Record<string, unknown>>): Advisory {
  const said = Object.entries(row).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0));
  const advisory = Object.fromEntries(said) as unknown as Advisory; // id and intervals are there
  return advisory.cvss !== undefined && advisory.level === levelOf(advisory.cvss) ? { ...advisory, level: levelOf(advisory.cvss) } : advisory;
}
