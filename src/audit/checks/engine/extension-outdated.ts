import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { type Affected, extensionHoles } from '../../facts/holes.ts';
import { lasting, waitingOf } from './exposure-time.ts';
import { subjectOf } from './hole-flaws.ts';

/** PCI DSS 6.3.3: critical patches within one month. */
const PATIENCE_DAYS = 30;

export default defineCheck({
  id: 'extension-outdated',
  title: 'An extension waits for a security update',
  side: 'files',
  severity: 'medium',
  why: 'From the day on which a hole becomes public, machines look for shops that have it. Every week without the update is a week in which they may find this one.',
  fix: 'Put in the update, and have extensions looked at every month.',
  steps: [
    'Make a backup, and try the update on a copy of the store first.',
    'Put in the update, or remove the extension if nobody needs it.',
    'Let extensions update themselves where the engine can, or put a monthly date into somebody’s calendar.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['PS-10', 'WP-05'],
  needs: { extensionHoles },

  find: ({ extensionHoles: { affected } }, { now }) => affected.flatMap((one) => flawOf(one, now)),
});

function flawOf(one: Affected, now: Date): readonly Flaw[] {
  const waiting = waitingOf(one, now);
  if (!waiting) return [];
  const { since, days, missed } = waiting;
  const releases = `at least ${plural(missed, 'release')} that ${missed === 1 ? 'closes' : 'close'} known holes`;
  const version = one.target?.version;
  return [
    {
      subject: subjectOf(one),
      says: `${subjectOf(one)} is ${releases} behind. It has been open for ${lasting(days)}, since ${since}.${one.off ? ' It is switched off.' : ''}`,
      severity: days <= PATIENCE_DAYS || one.off ? 'low' : 'medium',
      confidence: 'firm',
      ...(version === undefined ? {} : { remedy: { says: `Update ${one.name} to ${version} or later.` } }),
    },
  ];
}
