import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { borders } from '../../test/knowledge/borders.ts';
import { type Bulletin, readBulletins } from './bulletins.ts';
import { means } from './php.ts';

const LARGEST = 1 << 28;
const number = String.raw`v?\.?(\d+(?:\.\d+)*(?:-?(?:p|rc|beta|alpha)\.?\d*)?[a-z]?)`;

/** What the text of a record says of versions; each gives bounds that hold together. */
const phrases: readonly (readonly [RegExp, (one: string, other: string) => readonly string[]])[] = [
  [
    new RegExp(String.raw`(?:versions?|from|in) ${number} (?:to|through|-|up to) (?:and including )?${number}`, 'gi'),
    (from, to) => [`>=${from}`, `<=${to}`],
  ],
  [new RegExp(String.raw`up to (?:versions? )?${number} (?:due|exclusive)`, 'gi'), (to) => [`<${to}`]],
  [new RegExp(String.raw`up to,? and including,? (?:versions? )?${number}`, 'gi'), (to) => [`<=${to}`]],
  [new RegExp(String.raw`(?:through|up to|<=) (?:<= )?(?:versions? )?${number}`, 'gi'), (to) => [`<=${to}`]],
  [
    new RegExp(String.raw`${number} (?:and (?:earlier|below|before|prior)|or (?:earlier|below))`, 'gi'),
    (to) => [`<=${to}`],
  ],
  [new RegExp(String.raw`(?:before|prior to|< ?) ?(?:versions? )?${number}`, 'gi'), (to) => [`<${to}`]],
];

interface Confirmed {
  readonly sources: Readonly<Record<string, string>>;
  readonly told: string;
}

/**
 * Holds both sides of every border of test/knowledge/borders.ts against a published record that storewarden's own facts
 * are not made from, and tells which record said it. PHP's version_compare decides.
 */
export function compareBorders(repositories: string): Confirmed {
  const read = readBulletins(repositories);
  const sources: Record<string, string> = {};
  const lines: string[] = [];
  let rows = 0;
  for (const [id, component, open, closed] of borders.flatMap((one) => one.rows)) {
    rows++;
    const records = recordsOf(repositories, id, component, read);
    const fitting = records.find((one) => fits(one, open.split(' '), closed.split(' ')));
    if (fitting) sources[`${id} ${component}`] = fitting.source;
    else {
      const said = records.map(({ affected }) => affected.map((bounds) => bounds.join(' ')).join(' | ')).join('; ');
      lines.push(`- ${id} ${component} (${open} | ${closed}): ${said === '' ? 'no record' : said}`);
    }
  }
  return {
    sources,
    told: [`${Object.keys(sources).length} of ${rows} borders stand in a record`, ...lines, ''].join('\n'),
  };
}

function fits({ affected }: Bulletin, open: readonly string[], closed: readonly string[]): boolean {
  const answers = means([...open, ...closed].map((version) => ({ version, affected })));
  return answers.every((answer, place) => answer === place < open.length);
}

function recordsOf(
  repositories: string,
  id: string,
  component: string,
  read: readonly Bulletin[],
): readonly Bulletin[] {
  const [, name = ''] = component.split(/:(.*)/);
  const holes = name === 'adobe-commerce' ? 'magento-open-source' : name;
  const own = read.filter((one) => one.id === id && one.holes === holes);
  return [...own, ...ofFriends(repositories, id, name), ...ofText(repositories, id)];
}

function ofFriends(repositories: string, id: string, name: string): readonly Bulletin[] {
  const path = `${name}/${id}.yaml`;
  const text = show(join(repositories, 'FriendsOfPHP+security-advisories', 'repo'), path);
  if (text === undefined) return [];
  const { branches } = parse(text) as { branches: Readonly<Record<string, { readonly versions: readonly string[] }>> };
  const affected = Object.values(branches).map(({ versions }) => versions);
  return [{ id, holes: name, affected, source: `FriendsOfPHP/security-advisories ${path}` }];
}

function ofText(repositories: string, id: string): readonly Bulletin[] {
  const path = `${id.split('-')[1] ?? ''}/${id}.md`;
  const text = show(join(repositories, 'trickest+cve', 'repo'), path);
  if (text === undefined) return [];
  const badges = [...text.matchAll(/label=Version&message=([^&]*)&/g)]
    .map(([, value = '']) =>
      decodeURIComponent(value)
        .trim()
        .split(',')
        .map((part) => part.replaceAll(' ', '')),
    )
    .filter((bounds) => bounds.every((one) => /^[<>]=?v?\d[\w.-]*$/.test(one)));
  const said = /### Description\s+([^\n]*)/.exec(text)?.[1] ?? '';
  const source = `CVE record (trickest/cve ${path})`;
  const found: (readonly (readonly string[])[])[] = badges.length > 0 ? [badges] : [];
  for (const [phrase, bounds] of phrases) {
    const each = [...said.matchAll(phrase)].map(([, one = '', other = '']) => bounds(one, other));
    found.push(...each.map((one) => [one]));
    if (each.length > 1) found.push(branchwise(each));
  }
  return found.map((affected) => ({ id, holes: '', affected, source }));
}

/** "before 3.1.48 and 4.3.1": each end closes its own line, the lowest everything below it. */
function branchwise(each: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return each.map(([end = ''], place) => {
    const line = /\d+(?:\.\d+)?/.exec(end)?.[0] ?? '';
    return place === 0 ? [end] : [`>=${line}`, end];
  });
}

function show(git: string, path: string): string | undefined {
  if (!existsSync(join(git, 'HEAD'))) return undefined;
  try {
    return execFileSync('git', ['--git-dir', git, 'show', `HEAD:${path}`], {
      encoding: 'utf8',
      maxBuffer: LARGEST,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
