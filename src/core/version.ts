/**
 * Version orders, by the scheme of whoever numbers the releases.
 * - `magento`: Adobe. `2.4.6-alpha1 < -beta1 < -rc1 < 2.4.6 < 2.4.6-p1 < 2.4.6-p10 < 2.4.6-2026-jun < 2.4.6-2026-aug`;
 *   Composer's spelling `2.4.6.0-patch1` is `-p1`.
 * - `semver`: semver.org 2.0.0, with any number of numeric parts.
 * - `dotted`: numeric parts, missing ones are 0; alpha, beta, rc (also `a1`, `b2`) come before the plain version.
 * - `dotted-letter`: as dotted, but one trailing letter is a later hotfix: `1.5.7 < 1.5.7a < 1.5.7b` (Zen Cart).
 * - `composer`: as Composer orders what it has normalised: `1.0` is `1.0.0.0`, build metadata does not count, and
 *   `dev < alpha < beta < RC < plain < patch`.
 * - `php`: PHP's own `version_compare` (WordPress, plugins, PHP itself).
 */
export const schemes = ['magento', 'semver', 'dotted', 'dotted-letter', 'composer', 'php'] as const;
export type Scheme = (typeof schemes)[number];

const LONGEST = 100;

/** Negative, 0 or positive, as `one` comes before, with or after `other`. */
export function compareVersions(one: string, other: string, scheme: Scheme): number {
  const [left, right] = [clean(one), clean(other)];
  if (scheme === 'php') return comparePhp(left, right);
  return compareParts(parse(left, scheme), parse(right, scheme));
}

/** Whether it can be ordered at all: begins with a number. `dev-master`, `1.x-dev` and the empty string cannot. */
export function isVersion(text: string): boolean {
  return (
    text.length <= LONGEST &&
    /^v?\d+(?:\.\d+)*(?:[-+._]?[a-z0-9]+)*$/i.test(text.trim()) &&
    !/(?:^|\.)x(?:$|[.-])|dev/i.test(text)
  );
}

function clean(version: string): string {
  return version
    .trim()
    .slice(0, LONGEST)
    .replace(/^v(?=\d)/i, '')
    .toLowerCase();
}

/** Numbers of equal weight, then the ranks of what stands behind them. */
interface Parts {
  readonly numbers: readonly number[];
  readonly behind: readonly number[];
}

const preRanks: Readonly<Record<string, number>> = {
  dev: -6,
  alpha: -5,
  a: -5,
  preview: -5,
  pre: -4,
  beta: -3,
  b: -3,
  ea: -3,
  cr: -2,
  rc: -1,
  c: -1,
  snapshot: -6,
  workshop: -4,
  dp: -4,
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const PLAIN = 0;
const PATCH = 1;
const MONTHLY = 2;

function parse(version: string, scheme: Exclude<Scheme, 'php'>): Parts {
  // Build metadata does not count, but Shopware's early access releases stand behind a plus sign.
  const plain = scheme === 'semver' || scheme === 'composer' ? withoutBuild(version) : version;
  const text = scheme === 'composer' ? plain.replace(day, (date) => date.replace(/[-:]/g, '.')) : plain;
  const numbers = /^\d+(?:\.\d+)*/.exec(text)?.[0] ?? '';
  const rest = text.slice(numbers.length);
  const parts = numbers.split('.').map(Number);
  return { numbers: parts, behind: ranks(rest, scheme) };
}

// A day, perhaps with a time, is a version for Composer, whatever stands between its numbers.
const day = /^\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3}){0,2}/;

function withoutBuild(version: string): string {
  const plus = version.indexOf('+');
  return plus < 0 || version.startsWith('ea', plus + 1) ? version : version.slice(0, plus);
}

function ranks(rest: string, scheme: Exclude<Scheme, 'php'>): readonly number[] {
  const monthly = /^-(\d{4})-([a-z]{3})/.exec(rest);
  if (scheme === 'magento' && monthly) return [MONTHLY, Number(monthly[1]), months.indexOf(monthly[2] ?? '')];
  const letter = /^([a-z])(?:-[\d-]*)?$/.exec(rest)?.[1];
  if (scheme === 'dotted-letter' && letter) {
    return [PATCH, letter.charCodeAt(0), ...(rest.match(/\d+/g) ?? []).map(Number)];
  }
  const words = rest.match(/[a-z]+|\d+/g) ?? [];
  if (words.length === 0) return [PLAIN];
  return words.map((word) => rank(word));
}

function rank(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  if (word === 'p' || word === 'patch' || word === 'pl') return PATCH;
  return preRanks[word] ?? PLAIN;
}

function compareParts(one: Parts, other: Parts): number {
  return compareLists(one.numbers, other.numbers) || compareLists(one.behind, other.behind);
}

function compareLists(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

// The order of words in PHP's version_compare: any other word < dev < alpha < beta < rc < # (a number) < pl.
const phpWords: readonly (readonly [string, number])[] = [
  ['dev', 0],
  ['alpha', 1],
  ['a', 1],
  ['beta', 2],
  ['b', 2],
  ['rc', 3],
  ['c', 3],
  ['#', 4],
  ['pl', 5],
  ['p', 5],
];

/** https://www.php.net/version_compare */
function comparePhp(one: string, other: string): number {
  const left = phpParts(one);
  const right = phpParts(other);
  if (left.length === 0 || right.length === 0) return Math.sign(left.length - right.length);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = comparePhpPart(left[index], right[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function phpParts(version: string): readonly string[] {
  return version
    .replace(/[-_+]/g, '.')
    .replace(/(\d)([^\d.])/g, '$1.$2')
    .replace(/([^\d.])(\d)/g, '$1.$2')
    .split('.')
    .filter((part) => part !== '');
}

function comparePhpPart(one: string | undefined, other: string | undefined): number {
  if (one === undefined)
    return other !== undefined && isNumber(other) ? -1 : Math.sign(phpRank('#') - phpRank(other ?? '#'));
  if (other === undefined) return isNumber(one) ? 1 : Math.sign(phpRank(one) - phpRank('#'));
  if (isNumber(one) && isNumber(other)) return Math.sign(Number(one) - Number(other));
  return Math.sign(phpRank(isNumber(one) ? '#' : one) - phpRank(isNumber(other) ? '#' : other));
}

function isNumber(part: string): boolean {
  return /^\d/.test(part);
}

function phpRank(word: string): number {
  return phpWords.find(([start]) => word.startsWith(start))?.[1] ?? -1;
}
