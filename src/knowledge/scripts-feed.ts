import type { Json } from '../core/fact.ts';
import type { Advisory } from './advisory.ts';
import type { Feed } from './feeds.ts';
import { type Fields, fields, items, strings, text } from './fields.ts';
import { plainMark, replacingMark } from './patterns.ts';

const levels: Readonly<Record<string, Advisory['level']>> = { critical: 'critical', high: 'high', medium: 'medium', low: 'low' };
const MOST_MARKS = 60;

/** RetireJS' list of script libraries, form 4 and later: https://github.com/RetireJS/retire.js/tree/master/repository. */
export function readScripts(json: unknown): Feed | undefined {
  const found = Object.entries(fields(json))
    .filter(([, value]) => Array.isArray(fields(value)['vulnerabilities']) && Object.hasOwn(fields(value), 'extractors'))
    .map(([name, value]) => [name, libraryOf(fields(value))] as const);
  if (found.length === 0) return undefined;
  return {
    source: 'retirejs',
    about: 'libraries',
    day: '',
    records: found.length,
    advisories: [],
    exploited: new Map(),
    parts: new Map([['libraries', (before) => ({ ...(fields(before) as Record<string, Json>), ...Object.fromEntries(found) })]]),
  };
}

function libraryOf(library: Fields): Json {
  const npm = text(library, 'npmname');
  const byId = new Map<string, Advisory>();
  for (const one of items(library['vulnerabilities']).flatMap((hole) => holeOf(hole))) {
    const there = byId.get(one.id);
    byId.set(one.id, there ? { ...there, in: [...there.in, ...one.in] } : one);
  }
  return { ...(npm === undefined ? {} : { npm }), marks: marksOf(fields(library['extractors'])), holes: [...byId.values()] };
}

function holeOf(hole: Fields): readonly Advisory[] {
  const named = fields(hole['identifiers']);
  const ghsa = text(named, 'githubID');
  const ids = [...strings(named['CVE']), ...(ghsa === undefined ? [] : [ghsa])];
  const below = text(hole, 'below');
  const id = ids[0] ?? `RETIRE-${text(named, 'retid') ?? text(named, 'summary')?.slice(0, 60) ?? below ?? 'all'}`;
  const url = strings(hole['info'])[0];
  const level = levels[text(hole, 'severity')?.toLowerCase() ?? ''];
  return [
    {
      id,
      ...(ids.length > 1 ? { also: ids.slice(1) } : {}),
      in: [`[${text(hole, 'atOrAbove') ?? '0'},${endOf(below)}`],
      ...(level === undefined ? {} : { level }),
      ...(url === undefined ? {} : { url: url.slice(0, 300) }),
    },
  ];
}

/** `3.999.999` stands for all of a line that is no longer kept up: no version of it is mended. */
function endOf(below: string | undefined): string {
  if (below === undefined || below.startsWith('999.999')) return '*]';
  return below.endsWith('.999') ? `${below}]` : `${below})`;
}

function marksOf(extractors: Fields): Json {
  const plain = (name: string): string[] => strings(extractors[name]).slice(0, MOST_MARKS).flatMap((one) => plainMark(one) ?? []);
  const replacing = strings(extractors['filecontentreplace']).slice(0, MOST_MARKS).flatMap((one) => replacingMark(one) ?? []);
  const hashes = Object.entries(fields(extractors['hashes'])).filter(
    (one): one is [string, string] => /^[0-9a-f]{40}$/.test(one[0]) && typeof one[1] === 'string',
  );
  return {
    url: plain('uri'),
    name: plain('filename'),
    text: [...plain('filecontent').map((pattern) => ({ pattern })), ...replacing.map((mark) => ({ ...mark }))],
    ...(hashes.length > 0 ? { sha1: Object.fromEntries(hashes) } : {}),
  };
}
