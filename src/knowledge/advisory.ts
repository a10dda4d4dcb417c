import type { Json } from '../core/fact.ts';

/**
 * One known hole of one component, as it stands on one line of `knowledge/advisories/`. Keys that say nothing are left
 * out. See docs/guide/knowledge.md for where the facts come from.
 */
export type Advisory = {
  /** CVE, else GHSA, else the source's own id. */
  readonly id: string;
  readonly also?: readonly string[];
  /** Intervals as in mathematics: `[1.0,1.4)` has 1.0 and not 1.4; `[0,*]` is every version, with no fix known. */
  readonly in: readonly string[];
  readonly cvss?: number;
  readonly level?: Level;
  /** The level was derived from the kind of weakness. */
  readonly guessed?: true;
  /** Such as `xss`, `sqli`, `rce`. */
  readonly kind?: string;
  /** What an attacker has to be: `none` (anybody), `low` (any account), `high` (staff). */
  readonly login?: 'none' | 'low' | 'high';
  readonly date?: string;
  /** Shortened: see `linkOf`. */
  readonly url?: string;
  /** Since when it is known to be used in attacks: an ISO date, or `true`. */
  readonly exploited?: string | true;
  /** How likely it is used in attacks within 30 days, from 0 to 1: https://www.first.org/epss/. */
  readonly likely?: number;
  /** Instructions to try it are public. */
  readonly public?: true;
  /** All ranges of one package without ids: used only where no single advisory matched. */
  readonly aggregate?: true;
  /** A bulletin of Adobe; `also` are its holes that have no line of their own. */
  readonly bulletin?: true;
  /** The bulletin that it belongs to. */
  readonly of?: string;
  /** The month of the patch file that closes it: no version does. */
  readonly monthly?: string;
  /** Names of patches that close it without a new version. */
  readonly patches?: readonly string[];
  /** The record names one version only, or only a part of what is affected: others may be too. */
  readonly partial?: true;
  /** The first fixed version is not confirmed by a source. */
  readonly unconfirmed?: true;
  readonly disputed?: true;
  /** Engines on which an extension of this name is meant. */
  readonly platform?: string;
};

/** CVSS words, from worst to least. */
export const levels = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
export type Level = (typeof levels)[number];

/** https://nvd.nist.gov/vuln-metrics/cvss */
export function levelOf(cvss: number): Level {
  if (cvss >= 9) return 'critical';
  if (cvss >= 7) return 'high';
  return cvss >= 4 ? 'medium' : 'low';
}

/** What stands on a line, as far as it is an advisory at all. */
export function readAdvisories(line: Json | undefined): readonly Advisory[] {
  if (!Array.isArray(line)) return [];
  return (line as readonly Json[]).filter((one) => isAdvisory(one)) as unknown as readonly Advisory[];
}

function isAdvisory(one: Json): boolean {
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return false;
  const { id, in: ranges } = one as { readonly id?: Json; readonly in?: Json };
  return typeof id === 'string' && Array.isArray(ranges) && ranges.every((range) => typeof range === 'string');
}

/** The level that its source gives, or that follows from its score. */
export function levelIn(advisory: Advisory): Level {
  return advisory.level ?? (advisory.cvss === undefined ? 'unknown' : levelOf(advisory.cvss));
}

const wordfence = 'https://www.wordfence.com/threat-intel/vulnerabilities/id/';

/** Links to the largest source are kept without what they have in common. */
export function shortLink(url: string): string {
  return url.startsWith(wordfence) ? `wordfence:${url.slice(wordfence.length)}` : url;
}

/** Where the hole is described. */
export function linkOf({ url }: Advisory): string | undefined {
  return url?.startsWith('wordfence:') ? `${wordfence}${url.slice('wordfence:'.length)}` : url;
}
