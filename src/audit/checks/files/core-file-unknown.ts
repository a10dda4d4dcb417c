import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { integrity } from '../../facts/integrity.ts';
import { tree, unseen } from '../../facts/files.ts';
import { type Compared, sortParts } from './official-releases.ts';

const MOST = 40;

export default defineCheck({
  id: 'core-file-unknown',
  title: "There is foreign code among the files of the store's own software",
  side: 'files',
  severity: 'high',
  why: 'Extensions have folders of their own. Code that was added to the folders of the store software itself, where no release has such a file, is most often a back door that a stranger left.',
  fix: 'Have the file looked at, keep a copy as evidence, and remove it if nobody can explain it.',
  steps: [
    'Copy the file with its date and owner to a safe place, as evidence.',
    'Ask whoever works on the store whether it is theirs; if it is, have it moved into an extension.',
    'If nobody knows it, look in the access log who has asked for it, remove it, and look for the way it came in.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:11.5.2', 'pci-dss-4.0.1:5.2.2', 'owasp-2025:A08'],
  rows: ['INT-01', 'WP-03', 'INT-02'],
  needs: { tree, integrity },
  find(facts) {
    const { known, doubt } = sortParts(facts.integrity);
    const flaws = known.flatMap(flawsOf);
    return flaws.length > 0 ? flaws : (doubt ?? unseen(facts.tree) ?? []);
  },
});

function flawsOf({ name, comparison }: Compared): readonly Flaw[] {
  const { seen, more } = comparison.foreign;
  const beyond = Math.max(0, seen.length - MOST) + more;
  const flaws = seen.slice(0, MOST).map(({ path, official }): Flaw => ({
    subject: path,
    says: official
      ? `No release of ${name} has a file in this place; the same content belongs to another place of a release.`
      : `No release of ${name} has a file in this place, and no other file of a release has this content.`,
    confidence: official ? 'tentative' : 'firm',
    ...(official ? { severity: 'low' } : {}),
    evidence: [{ kind: 'file', path }],
  }));
  if (beyond === 0) return flaws;
  return [
    ...flaws,
    {
      subject: `further files among those of ${name}`,
      says: `There ${beyond === 1 ? 'is' : 'are'} ${plural(beyond, 'more file')} of this kind; see them all with: storewarden baseline check.`,
    },
  ];
}
