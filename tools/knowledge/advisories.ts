// Makes knowledge/advisories/ and knowledge/libraries.json: one line a component, sorted, so that one can be found by
// halving and no more than its own line is parsed.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Advisory, levelOf, shortLink } from '../../src/knowledge/advisory.ts';
import { makeCompleter } from './wordpress.ts';
import { plainMark, replacingMark } from '../../src/knowledge/patterns.ts';

interface Source {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly package: { readonly ecosystem: string; readonly name: string };
  readonly ranges: readonly SourceRange[];
  readonly severity: {
    readonly cvss?: number;
    readonly vector?: string;
    readonly level: string;
    readonly estimated?: boolean;
  };
  readonly class?: string;
  readonly kev: boolean;
  readonly kevDate?: string;
  readonly published: string | null;
  readonly urls: readonly string[];
  readonly src: readonly string[];
  readonly aggregate?: boolean;
  readonly bulletin?: boolean | string;
  readonly fixedByIsolatedPatch?: string;
  readonly rangeExactVersionOnly?: boolean;
  readonly rangePartial?: boolean;
  readonly rangeReconstructed?: boolean;
  readonly needsVerification?: string;
  readonly nameUncertain?: boolean;
  readonly idUnverified?: boolean;
  readonly disputed?: boolean;
  readonly publicExploitTemplate?: boolean;
  readonly exploitedInWild?: string;
  readonly hotfix?: string;
  readonly patch?: string;
  readonly platform?: string;
}

interface SourceRange {
  readonly introduced?: string;
  readonly introducedAfter?: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
}

const files = ['advisories.ndjson', 'advisories-wordpress-other.ndjson'];
const own = join(import.meta.dirname, 'more-advisories.ndjson');

/** Rows of the sources that are left out, each for a reason. */
const left = new Map([
  ['engine:prestashop CVE-2017-9841', 'a hole of phpunit, which some modules brought along: found where its files lie'],
]);

/** The day of each source: the newest entry of what was taken whole, whatever single records came later. */
interface Days {
  readonly advisories: string;
  readonly exploited: string;
  readonly libraries: string;
}

/** Writes the index below `to`, and answers how old each part is. */
export function makeAdvisories(from: string, to: string): Days {
  const kev = lines<{ cve: string; added: string }>(join(from, 'kev.ndjson'));
  const exploited = new Map(kev.map((one) => [one.cve, one.added]));
  const parts = new Map<string, Map<string, Advisory[]>>();
  let newest = '';
  const complete = makeCompleter(from);
  // What was looked up one by one replaces what the sources have.
  const more = new Map(lines<Source>(own).map((one) => [keyOf(one), one]));
  const taken = files
    .flatMap((file) => lines<Source>(join(from, file)))
    .filter((one) => !more.has(keyOf(one)) && !left.has(`${one.package.ecosystem}:${one.package.name} ${one.id}`));
  for (const read of [...taken, ...more.values()]) {
    const source = isWordPress(read) ? { ...read, ranges: complete(read.ranges) } : read;
    const part = parts.get(partOf(source)) ?? new Map<string, Advisory[]>();
    parts.set(partOf(source), part);
    const name = source.package.name.toLowerCase();
    part.set(name, [...(part.get(name) ?? []), advisory(source, exploited)]);
    if (source.published !== null && source.published > newest && isBulk(source)) newest = source.published;
  }
  rmSync(join(to, 'advisories'), { recursive: true, force: true });
  for (const [name, part] of [...parts].toSorted(([one], [other]) => order(one, other))) writePart(to, name, part);
  writeFileSync(join(to, 'libraries.json'), libraries(from, exploited));
  return {
    advisories: newest,
    exploited: kev.map(({ added }) => added).reduce((one, other) => (one > other ? one : other)),
    libraries: day(from),
  };
}

/** Of several ranges only one, or those of several days, are to be completed; ranges of their own are not. */
function isWordPress({ package: { ecosystem, name }, ranges, rangeReconstructed, src }: Source): boolean {
  if (ecosystem !== 'engine' || name !== 'wordpress') return false;
  return rangeReconstructed === true || (ranges.length === 1 && src.includes('wordfence'));
}

function keyOf({ id, package: { ecosystem, name } }: Source): string {
  return [ecosystem, name, id].join('\0');
}

function isBulk({ src }: Source): boolean {
  return src.some((one) => !one.endsWith('-lookup') && one !== 'catalogue' && one !== 'cve-record');
}

function day(from: string): string {
  return (JSON.parse(readFileSync(join(from, 'js-extractors.json'), 'utf8')) as { snapshot: string }).snapshot;
}

/** Engines have a file each, so that a store reads no other engine's holes. */
function partOf({ package: { ecosystem, name } }: Source): string {
  return ecosystem === 'engine' || ecosystem === 'php' ? `engine/${name}` : ecosystem;
}

function writePart(to: string, name: string, part: ReadonlyMap<string, readonly Advisory[]>): void {
  const path = join(to, 'advisories', `${name}.tsv`);
  mkdirSync(join(path, '..'), { recursive: true });
  const text = [...part]
    .toSorted(([one], [other]) => order(one, other))
    .map(([key, all]) => `${key}\t${JSON.stringify(all.toSorted((one, other) => order(one.id, other.id)))}\n`)
    .join('');
  writeFileSync(path, text);
}

/** By bytes, as the halving compares. */
function order(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function advisory(source: Source, kev: ReadonlyMap<string, string>): Advisory {
  const { severity, bulletin } = source;
  const cvss = severity.cvss;
  const level = severity.level === 'none' ? 'low' : severity.level;
  const since = source.exploitedInWild ?? source.kevDate ?? kev.get(source.id);
  const patches = [...(source.hotfix?.split('+') ?? []), ...(source.patch ? [source.patch] : [])];
  const login = /\/PR:([NLH])/.exec(severity.vector ?? '')?.[1];
  return clean({
    id: source.id,
    also: source.aliases.length > 0 ? source.aliases : undefined,
    in: source.ranges.map(interval),
    cvss,
    level: cvss !== undefined && levelOf(cvss) === level ? undefined : level,
    guessed: severity.estimated,
    kind: source.class,
    login: login === undefined ? undefined : { N: 'none', L: 'low', H: 'high' }[login],
    date: dayOf(source),
    url: source.urls[0] === undefined ? undefined : shortLink(source.urls[0]),
    exploited: since ?? (source.kev ? true : undefined),
    public: source.publicExploitTemplate,
    aggregate: source.aggregate,
    bulletin: bulletin === true ? true : undefined,
    of: typeof bulletin === 'string' ? bulletin : undefined,
    monthly: source.fixedByIsolatedPatch,
    patches: patches.length > 0 ? patches : undefined,
    partial: (source.rangePartial ?? source.rangeExactVersionOnly) ? true : undefined,
    unconfirmed: (source.needsVerification ?? source.nameUncertain ?? source.idUnverified) ? true : undefined,
    disputed: source.disputed,
    platform: source.platform,
  });
}

// The day on which that source was first taken as a whole says nothing of its records.
const FIRST_TAKEN = '2025-09-02';

function dayOf({ published, src }: Source): string | undefined {
  return published === null || (published === FIRST_TAKEN && src.includes('wordfence')) ? undefined : published;
}

/** `undefined` and `false` say nothing. */
function clean(row: Readonly<Record<string, unknown>>): Advisory {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined && value !== false),
  ) as unknown as Advisory; // the fields above, and no others
}

function interval({ introduced, introducedAfter, fixed, lastAffected }: SourceRange): string {
  const from = introducedAfter === undefined ? `[${introduced ?? '0'}` : `(${introducedAfter}`;
  return fixed === undefined ? `${from},${lastAffected ?? '*'}]` : `${from},${fixed})`;
}

interface Library {
  readonly component: string;
  readonly npmName?: string;
  readonly vulnerabilities: readonly {
    readonly atOrAbove?: string;
    readonly below?: string;
    readonly severity: string;
    readonly cve: readonly string[];
    readonly ghsa?: string;
    readonly retid?: string;
    readonly urls: readonly string[];
    readonly excludes?: readonly string[];
  }[];
}

/** Libraries whose name at npm is their own, which their source does not say. */
const atNpm = new Set(
  'blueimp-file-upload bootstrap-select c3 ckeditor5 dojo echarts jquery-mobile jquery.terminal jszip markdown-it mathjax plupload tableexport.jquery.plugin ua-parser-js zrender'.split(
    ' ',
  ),
);

/** What libraries of scripts look like, and their holes: one line each. */
function libraries(from: string, kev: ReadonlyMap<string, string>): string {
  const source = JSON.parse(readFileSync(join(from, 'js-extractors.json'), 'utf8')) as {
    readonly extractors: Readonly<Record<string, SourceMarks>>;
  };
  const holes = new Map(lines<Library>(join(from, 'js-libraries.ndjson')).map((one) => [one.component, one]));
  const names = [...new Set([...holes.keys(), ...Object.keys(source.extractors)])].toSorted(order);
  const rows = names.map((name) => {
    const library = holes.get(name);
    const npm = library?.npmName ?? (atNpm.has(name) ? name : undefined);
    const row = {
      ...(npm === undefined ? {} : { npm }),
      marks: marksOf(source.extractors[name] ?? {}),
      holes: joined((library?.vulnerabilities ?? []).map((one) => libraryHole(name, one, kev))),
    };
    return `${JSON.stringify(name)}:${JSON.stringify(row)}`;
  });
  return `{\n${rows.join(',\n')}\n}\n`;
}

/** One hole in several lines of versions is one hole. */
function joined(holes: readonly Advisory[]): readonly Advisory[] {
  const byId = new Map<string, Advisory>();
  for (const one of holes) {
    const there = byId.get(one.id);
    byId.set(one.id, there ? { ...there, in: [...there.in, ...one.in] } : one);
  }
  return [...byId.values()];
}

function libraryHole(name: string, one: Library['vulnerabilities'][number], kev: ReadonlyMap<string, string>): Advisory {
  const ids = [...one.cve, ...(one.ghsa ? [one.ghsa] : [])];
  const id = ids[0] ?? `RETIRE-${name}-${one.retid ?? one.below ?? 'all'}`;
  return clean({
    id,
    also: ids.length > 1 ? ids.slice(1) : undefined,
    in: [`[${one.atOrAbove ?? '0'},${endOf(one.below)}`],
    level: one.severity,
    url: one.urls[0],
    exploited: one.cve.map((cve) => kev.get(cve)).find((since) => since !== undefined),
  });
}

/** `3.999.999` stands for all of a line that is no longer kept up: no version of it is mended. */
function endOf(below: string | undefined): string {
  if (below === undefined || below.startsWith('999.999')) return '*]';
  return below.endsWith('.999') ? `${below}]` : `${below})`;
}

interface SourceMarks {
  readonly uri?: readonly string[];
  readonly filename?: readonly string[];
  readonly filecontent?: readonly string[];
  readonly filecontentreplace?: readonly string[];
  readonly hashes?: Readonly<Record<string, string>>;
}

/** In addresses, in names of files, in content, and by the SHA-1 of the whole file. */
function marksOf({ uri = [], filename = [], filecontent = [], filecontentreplace = [], hashes }: SourceMarks) {
  const plain = (sources: readonly string[]): readonly string[] => sources.flatMap((one) => plainMark(one) ?? []);
  return {
    url: plain(uri),
    name: plain(filename),
    text: [
      ...plain(filecontent).map((pattern) => ({ pattern })),
      ...filecontentreplace.flatMap((one) => replacingMark(one) ?? []),
    ],
    ...(hashes ? { sha1: hashes } : {}),
  };
}

function lines<Row>(path: string): Row[] {
  const text = readFileSync(path, 'utf8').trim();
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Row);
}
