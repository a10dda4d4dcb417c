import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bulletin } from './bulletins.ts';

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

/**
 * What one record of trickest/cve may mean: its versions where they are bounds, and each phrase of its text that speaks of
 * versions. Which of them counts is for the reader to say.
 */
export function recordsInText(repositories: string, id: string): readonly Bulletin[] {
  const path = `${id.split('-')[1] ?? ''}/${id}.md`;
  const text = textAt(join(repositories, 'trickest+cve', 'repo'), path);
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

/** A file of a bare repository's newest commit. */
export function textAt(git: string, path: string): string | undefined {
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
