import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import { outsideLinks, type Sighting, tree, unseen } from '../../facts/files.ts';

export default defineCheck({
  id: 'link-out-of-root',
  title: 'A link leads out of the folder of the store',
  side: 'files',
  severity: 'medium',
  why: 'Through a link the web server hands out what lies elsewhere on the machine. Strangers who may write one file make such links to read the passwords of others.',
  fix: 'Remove links that nobody can explain.',
  steps: [
    'Ask your developer whether the link is theirs.',
    'Remove it, or set "Options SymLinksIfOwnerMatch" in the settings of Apache.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A01', 'asvs-5.0.0:V5'],
  rows: ['INT-05'],
  needs: { tree, outsideLinks },

  find(facts) {
    const system = facts.outsideLinks.seen.filter(({ kind }) => kind === 'system');
    const other = facts.outsideLinks.seen.filter(({ kind }) => kind !== 'system');
    const flaws = [...system.map(toSystem), ...elsewhere(other, facts.outsideLinks.more)];
    return flaws.length > 0 ? flaws : (unseen(facts.tree) ?? []);
  },
});

function toSystem({ path, detail, zone }: Sighting): Flaw {
  return {
    subject: path,
    says: `It leads to ${detail ?? 'a folder of the machine'}, which belongs to the machine and not to the store.`,
    severity: zone === 'outside' ? 'low' : 'high',
    confidence: 'firm',
    evidence: [{ kind: 'file', path }],
  };
}

/** Deployments and packages link to shared folders on purpose; that is worth one line. */
function elsewhere(links: readonly Sighting[], more: number): readonly Flaw[] {
  if (links.length === 0) return [];
  return [
    {
      subject: '(links out of the root)',
      says: `${plural(links.length + more, 'link')} out of the root, such as ${listed(
        links.map(({ path }) => path),
        3,
      )}. What lies behind them was not looked at.`,
      severity: 'info',
      confidence: 'firm',
    },
  ];
}
