import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import { permissions, type PermissionsSeen, tree, unseen } from '../../facts/files.ts';

export default defineCheck({
  id: 'weak-file-permissions',
  title: 'Other accounts of the server may read secrets or change code',
  side: 'files',
  severity: 'medium',
  why: 'On a server that others use as well, or on which another site is broken into, these rights decide whether your shop falls with it.',
  fix: 'Give files of configuration the mode 0640 or less, other files 0644 and folders 0755.',
  steps: [
    'Use chmod 640 for files with passwords (600 where PHP runs as their owner).',
    'Use chmod 644 for other files, 755 for folders.',
    'Let the account that PHP runs as write to uploads and caches only.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.6', 'pci-dss-4.0.1:8.6.2', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['RUN-11', 'RUN-12', 'M2-28', 'OC-08'],
  needs: { tree, permissions },

  find(facts) {
    const flaws = [
      ...secretFlaws(facts.permissions),
      ...writableFlaws(facts.permissions),
      ...ownerFlaws(facts.permissions),
    ];
    return flaws.length > 0 ? flaws : (unseen(facts.tree) ?? []);
  },
});

function secretFlaws({ secrets }: PermissionsSeen): readonly Flaw[] {
  return secrets.map(({ path, mode, change }) => ({
    subject: path,
    says: `The file holds passwords, and every account of the server may ${change ? 'change' : 'read'} it (mode ${mode}), as far as its folders show.`,
    severity: change ? 'high' : 'medium',
    confidence: 'firm',
    evidence: [{ kind: 'file', path }],
  }));
}

function writableFlaws({ writableCode, writableFolders }: PermissionsSeen): readonly Flaw[] {
  const flaws: Flaw[] = [];
  if (writableCode.count > 0) {
    flaws.push({
      subject: 'files of code',
      says: `Every account of the server may change ${plural(writableCode.count, 'file')} of code, such as ${listed(writableCode.sample, 3)}.`,
      severity: 'high',
      confidence: 'certain',
      evidence: writableCode.sample.map((path) => ({ kind: 'file', path })),
    });
  }
  if (writableFolders.count > 0) {
    flaws.push({
      subject: 'folders',
      says: `Every account of the server may put files into ${plural(writableFolders.count, 'folder')}, such as ${listed(writableFolders.sample, 3)}.`,
      severity: 'medium',
      confidence: 'certain',
      evidence: writableFolders.sample.map((path) => ({ kind: 'file', path })),
    });
  }
  return flaws;
}

const FEW = 0.05;

/** A few files of code that belong to another account than the rest: written by the web server, or by somebody else. */
function ownerFlaws({ owners }: PermissionsSeen): readonly Flaw[] {
  const all = owners.reduce((sum, { files }) => sum + files, 0);
  return owners
    .slice(1)
    .filter(({ files, uid }) => uid >= 0 && files / all < FEW)
    .map(({ uid, files, sample }) => ({
      subject: `owner ${uid}`,
      says: `${plural(files, 'file')} of code ${files === 1 ? 'belongs' : 'belong'} to another account (number ${uid}) than the rest, such as ${sample}.`,
      severity: 'low',
      confidence: 'tentative',
      evidence: [{ kind: 'file', path: sample }],
    }));
}
