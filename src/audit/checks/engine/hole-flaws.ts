import { Unknown } from '../../../core/fact.ts';
import { type Flaw, severities, type Severity } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import type { Affected, Compared, Hole } from '../../facts/holes.ts';

const kinds: Readonly<Record<string, string>> = {
  xss: 'lets an attacker’s script run in the browsers of visitors or staff',
  sqli: 'lets an attacker read or change the database',
  rce: 'lets an attacker run his own code on the server',
  'file-upload': 'lets an attacker put files of his own on the server',
  'object-injection': 'lets an attacker run code of the shop as he likes',
  'auth-bypass': 'lets an attacker in without signing in',
  'privilege-escalation': 'gives an attacker more rights than he should have',
  authz: 'lets people do what they have no right to',
  idor: 'shows one customer what belongs to another',
  csrf: 'lets other websites act in the name of who is signed in',
  'info-disclosure': 'shows what should stay hidden',
  'path-traversal': 'lets an attacker reach files that are not meant for him',
  ssrf: 'lets an attacker send requests from the server',
  xxe: 'lets an attacker read files of the server',
  dos: 'lets an attacker stop the shop',
  'open-redirect': 'sends visitors on to other websites',
};
const logins: Readonly<Record<NonNullable<Hole['login']>, string>> = {
  none: 'nobody has to sign in for it',
  low: 'any account is enough for it',
  high: 'it takes the rights of staff',
};

export interface HoleWords {
  /** The worst that such a hole can be; `critical` if absent. What attacks use already is that, whatever its score. */
  readonly worst?: Severity;
  /** What to do where no release closes a hole and nothing can take the component's place. */
  readonly unfixed?: (name: string) => string;
}

/** One flaw for each known hole that a component has. */
export function holeFlaws({ affected }: Compared, words: HoleWords = {}): readonly Flaw[] {
  return affected.flatMap((one) =>
    one.holes.filter(({ answer }) => answer === 'vulnerable').map((hole) => flaw(one, hole, words)),
  );
}

/** The flaws; where there are none, and something could not be told, what would tell. */
export function judged(compared: Compared, words?: HoleWords): readonly Flaw[] | Unknown {
  const flaws = holeFlaws(compared, words);
  if (flaws.length > 0) return flaws;
  const open = compared.affected.flatMap((one) => one.holes.map(() => subjectOf(one)));
  if (open.length > 0) {
    const of = listed([...new Set(open)], 3);
    return new Unknown(
      'unsupported',
      `Whether ${plural(open.length, 'known hole')} of ${of} ${open.length === 1 ? 'is' : 'are'} open could not be told; see patch-state-unknown.`,
    );
  }
  const unread = compared.unread[0];
  if (unread !== undefined) return new Unknown('failed', `${unread} could not be read in full.`);
  return [];
}

/** "Magento Open Source 2.4.6-p3". */
export function subjectOf({ name, version }: Affected): string {
  return version === undefined ? name : `${name} ${version}`;
}

function flaw(one: Affected, hole: Hole, { worst = 'critical', unfixed = replaceSays }: HoleWords): Flaw {
  return {
    subject: subjectOf(one),
    says: sentence(one, hole),
    severity: hole.exploited === undefined ? lesser(severityOf(hole.level), worst) : worst,
    confidence: hole.shaky || hole.aggregate ? 'tentative' : one.off ? 'firm' : 'certain',
    advisories: hole.aggregate ? [] : [hole.id, ...hole.also],
    ...(hole.exploited === undefined ? {} : { knownExploited: true }),
    evidence: /[./]/.test(one.place) && !/[\s:]/.test(one.place) ? [{ kind: 'file', path: one.place }] : [],
    remedy: { says: remedy(one, hole, unfixed) },
  };
}

function sentence(one: Affected, hole: Hole): string {
  const what = hole.aggregate ? 'This version lies in a range with known holes' : hole.id;
  const does = hole.aggregate ? '' : ` ${kinds[hole.kind ?? ''] ?? 'is a known hole of this version'}`;
  const login = hole.login === undefined ? '' : `; ${logins[hole.login]}`;
  const used =
    hole.exploited === undefined
      ? ''
      : ` It is used in attacks${hole.exploited === true ? '' : ` (known since ${hole.exploited})`}.`;
  const open = hole.exploited === undefined && hole.public ? ' Instructions to use it are public.' : '';
  const likely =
    hole.exploited === undefined && hole.likely !== undefined
      ? ` The chance that it is used in attacks within 30 days is ${Math.round(hole.likely * 100)} % (EPSS).`
      : '';
  const off = one.off ? ' It is switched off, but its files can still be reached.' : '';
  const shaky = hole.shaky ? ' The sources do not agree on which versions have it.' : '';
  const fixed = wayOut(hole);
  const link = hole.url === undefined ? '' : ` ${hole.url}`;
  return `${what}${does}${login}.${used}${open}${likely}${off}${shaky}${fixed}${link}`;
}

function wayOut({ fix, past }: Hole): string {
  if (fix !== undefined) return ` Closed in ${fix}.`;
  return past === undefined ? ' No fixed version is known.' : ` ${past} is the last version that is known to have it.`;
}

/** One remedy for each component, so that reports show its holes together. */
function remedy({ name, target, off }: Affected, hole: Hole, unfixed: (name: string) => string): string {
  if (target === undefined) {
    if (hole.patches.length > 0) return `Put in the patch ${listed(hole.patches)} for ${name}.`;
    return off ? `Remove ${name}: no fixed version is known.` : unfixed(name);
  }
  const all = target.closes === target.of;
  const most = all ? `all ${target.of} known holes` : `${target.closes} of ${target.of} known holes`;
  const to = target.past ? `a version after ${target.version}` : `${target.version} or later`;
  const closes = target.of === 1 && all ? '.' : `: it closes ${most}.`;
  return `Update ${name} to ${to}${closes}${target.past ? ' If there is none, replace or remove it.' : ''}`;
}

function replaceSays(name: string): string {
  return `Replace or remove ${name}: no fixed version is known.`;
}

function lesser(one: Severity, other: Severity): Severity {
  return severities.indexOf(one) > severities.indexOf(other) ? one : other;
}

function severityOf(level: Hole['level']): Severity {
  return level === 'unknown' ? 'medium' : level;
}
