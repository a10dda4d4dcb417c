import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Evidence, Flaw } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import { magento1Patches, type Magento1Patch } from '../../facts/holes.ts';

const MOST = 20;

export default defineCheck({
  id: 'magento1-patch-missing',
  title: 'Security patches of Magento 1 are missing',
  side: 'files',
  severity: 'critical',
  why: 'Magento 1 got its last patch in June 2020. Every hole that these patches close is known to attackers, and shops without them are broken into by machine.',
  fix: 'Move the shop to OpenMage, which has all patches and is still cared for; or put in the missing ones.',
  steps: [
    'Make a backup of files and database, and keep it outside the web root.',
    'Try OpenMage 20 on a copy: it takes the place of the core files, and the database stays.',
    'Look for what may have been left behind while the patches were missing: accounts of staff, scripts in content, changed core files.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['M1-02', ...Array.from({ length: 16 }, (_, index) => `M1-${String(index + 3).padStart(2, '0')}`)],
  engines: ['openmage'],
  needs: { magento1Patches },
  notApplicable: ({ magento1Patches: { fork } }) => (fork ? 'This fork has the patches built in.' : undefined),

  find({ magento1Patches: { patches } }) {
    const of = (state: Magento1Patch['state']): readonly Magento1Patch[] =>
      patches.filter((one) => one.state === state);
    const [missing, named, unseen] = [of('missing'), of('named'), of('unseen')];
    const flaws: Flaw[] = [];
    if (missing.length > 0) {
      flaws.push({
        subject: 'missing patches',
        says: `The files show that ${plural(missing.length, 'security patch', 'security patches')} ${missing.length === 1 ? 'is' : 'are'} not in: ${names(missing)}.`,
        confidence: 'certain',
        evidence: placesOf(missing),
      });
    }
    const unproven = named.filter(({ place }) => place !== undefined);
    if (unproven.length > 0) {
      flaws.push({
        subject: 'patches that are only named',
        says: `The list of patches names ${names(unproven)}, but the files do not show ${unproven.length === 1 ? 'it' : 'them'}: an update or a new copy of the core may have taken them out again.`,
        severity: 'high',
        confidence: 'firm',
        evidence: placesOf(unproven),
      });
    }
    if (flaws.length > 0 || unseen.length === 0) return flaws;
    return new Unknown(
      'unsupported',
      `Whether ${names(unseen)} ${unseen.length === 1 ? 'is' : 'are'} in does not show in the files.`,
    );
  },
});

function names(patches: readonly Magento1Patch[]): string {
  return listed(
    patches.map(({ name }) => name),
    MOST,
  );
}

function placesOf(patches: readonly Magento1Patch[]): readonly Evidence[] {
  return patches
    .flatMap(({ place }) => (place === undefined ? [] : [{ kind: 'file' as const, path: place }]))
    .slice(0, MOST);
}
