import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw, Severity } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import {
  type Affected,
  type Compared,
  type Doubt,
  engineHoles,
  extensionHoles,
  type Hole,
  libraryHoles,
  phpHoles,
} from '../../facts/holes.ts';
import { subjectOf } from './hole-flaws.ts';

export default defineCheck({
  id: 'patch-state-unknown',
  title: 'Whether a known hole is closed cannot be told',
  side: 'files',
  severity: 'medium',
  why: 'Some holes are closed by patches that leave the version as it is, and some versions are not to be seen at all. Such a hole may be closed or wide open; only a look at the place named here tells.',
  fix: 'Find out whether the holes are closed, and have them closed if not.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.3.1', 'pci-dss-4.0.1:6.3.3'],
  rows: ['M2-15', 'M2-17', 'RUN-01'],
  needs: {},
  wants: { engineHoles, extensionHoles, libraryHoles, phpHoles },

  find({ engineHoles: engine, extensionHoles: extensions, libraryHoles: libraries, phpHoles: php }) {
    const all = [engine, extensions, libraries, php].filter((one): one is Compared => one !== undefined);
    if (all.length === 0) return new Unknown('not-asked', 'No component was compared with known holes.');
    return all.flatMap(({ affected }) => affected.flatMap((one) => flawsOf(one)));
  },
});

/** What would tell, by why it cannot be told. */
const tells: Readonly<Record<Doubt, (one: Affected, holes: readonly Hole[]) => string>> = {
  'version-unknown': ({ name }) => `Find out the version of ${name}, and compare it with the fixed versions.`,
  'version-coarse': ({ name }) => `Run the audit with --root or --db, or ask which exact version of ${name} runs.`,
  'record-partial': ({ name }) =>
    `Ask the makers of ${name} whether this version is affected: the public records name other versions only.`,
  'patch-unseen': ({ name }, holes) =>
    `Look into the files whether the patch ${listed(patchesOf(holes))} of ${name} is in; run the audit with --root, or update.`,
  'patch-monthly': () =>
    'Run vendor/bin/patch-status --format=json in the root of the store, keep its answer as var/patch-status.json, and run the audit again.',
  'back-port': ({ name, version, ecosystem }, holes) =>
    ecosystem === 'php'
      ? `Write to your host: "Our shop runs on PHP ${version ?? ''}. Have you closed ${listed(
          holes.map(({ id }) => id),
          4,
        )} in it, and until when do you patch this line yourselves?"`
      : `Look into the security plugin of ${name} which of these holes it closes.`,
};
const because: Readonly<Record<Doubt, string>> = {
  'version-unknown': 'no version is to be seen',
  'version-coarse': 'only a part of the version is to be seen',
  'record-partial': 'the public records name other versions only',
  'patch-unseen': 'they are closed by a patch that the version does not show',
  'patch-monthly': 'they are closed by monthly patch files that no version shows',
  'back-port': 'whoever ships it may have closed them without a new version',
};
/** So little speaks for it that nobody has to act. */
const faint: ReadonlySet<Doubt> = new Set(['record-partial']);

function flawsOf(one: Affected): readonly Flaw[] {
  const open = one.holes.filter(({ answer }) => answer === 'cannot-tell');
  return [...Map.groupBy(open, ({ doubt }) => doubt ?? 'version-unknown')].map(([doubt, holes]) =>
    flaw(one, doubt, holes),
  );
}

function flaw(one: Affected, doubt: Doubt, holes: readonly Hole[]): Flaw {
  const used = holes.filter(({ exploited }) => exploited !== undefined);
  const attacked =
    used.length === 0
      ? ''
      : ` ${listed(
          used.map(({ id }) => id),
          4,
        )} ${used.length === 1 ? 'is' : 'are'} used in attacks.`;
  const says = tells[doubt](one, holes);
  return {
    subject: `${subjectOf(one)}: ${doubt}`,
    says: `It cannot be told whether ${subjectOf(one)} has ${plural(holes.length, 'known hole')} (${listed(
      holes.map(({ id }) => id),
      4,
    )}): ${because[doubt]}.${attacked}`,
    severity: severityOf(doubt, holes),
    confidence: 'tentative',
    advisories: holes.filter(({ aggregate }) => !aggregate).map(({ id }) => id),
    remedy: { says, ...(one.ecosystem === 'php' ? { who: 'host' as const } : {}) },
  };
}

function severityOf(doubt: Doubt, holes: readonly Hole[]): Severity {
  if (faint.has(doubt)) return 'info';
  if (holes.some(({ exploited, level }) => exploited !== undefined || level === 'critical')) return 'medium';
  return 'low';
}

function patchesOf(holes: readonly Hole[]): readonly string[] {
  return [...new Set(holes.flatMap(({ patches }) => patches))];
}
