import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { recognised } from '../../facts/engine.ts';
import { type Compared, engineHoles } from '../../facts/holes.ts';
import { type Standing, standing } from '../../facts/world.ts';
import { lasting, waitingOf } from './exposure-time.ts';

const DAY = 86_400_000;
/** PCI DSS 6.3.3: critical patches within one month. */
const PATIENCE_DAYS = 30;

export default defineCheck({
  id: 'engine-outdated',
  title: 'The store’s engine is not up to date',
  side: 'files',
  severity: 'high',
  why: 'Each release closes holes that are public from that day on. Attackers look for stores that have not followed, by machine, within hours.',
  fix: 'Update the engine to the newest release of its line.',
  steps: [
    'Make a backup of files and database, and keep it outside the web root.',
    'Try the update on a copy of the store first, and place a test order there.',
    'Update the live store, then run this audit again.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['M2-02', 'WP-01', 'PS-01', 'OC-01', 'SW-01', 'OTH-02'],
  needs: { standing },
  wants: { recognised, engineHoles },
  notApplicable: ({ recognised: engine }) =>
    engine?.kind === 'hosted' ? `${engine.name} is kept up to date by its makers.` : undefined,

  find({ standing: all, engineHoles: holes }, { now }) {
    const coarse = all.find((one) => one.coarse);
    if (coarse) {
      return new Unknown(
        'unsupported',
        `The pages tell no more than ${coarse.name} ${coarse.version}; add --root or --db to see the exact release.`,
      );
    }
    return all.flatMap((one) => flaw(one, now, holes));
  },
});

function flaw(one: Standing, now: Date, holes: Compared | undefined): readonly Flaw[] {
  if (one.behind === 0) return newerLine(one);
  const days = one.since === undefined ? undefined : Math.floor((now.getTime() - Date.parse(one.since)) / DAY);
  const missed = one.behindSecurity > 0 ? `, ${one.behindSecurity} of them only to close holes` : '';
  const since = days === undefined || days < 0 ? '' : ` It has been behind for ${plural(days, 'day')}.`;
  const affected = holes?.affected.find(({ name }) => name === one.name);
  const waiting = affected ? waitingOf(affected, now) : undefined;
  const open = waiting
    ? ` It has been open to holes that are public for ${lasting(waiting.days)}, since ${waiting.since}.`
    : '';
  const insecure = one.insecure === true ? ' Its makers call this version insecure.' : '';
  const fresh = days !== undefined && days <= PATIENCE_DAYS;
  return [
    {
      subject: one.name,
      says: `${one.name} ${one.version} is ${plural(one.behind, 'release')} behind ${one.newestOfLine}, the newest of its line${missed}.${since}${open}${insecure}`,
      severity: fresh && one.insecure !== true ? 'medium' : 'high',
      confidence: one.certainty,
      remedy: { says: `Update ${one.name} to ${one.newestOfLine}.` },
    },
  ];
}

/** The newest of an older line: nothing is missed yet, but it is worth knowing. */
function newerLine(one: Standing): readonly Flaw[] {
  if (one.newest === undefined || one.newest === one.version || one.newestOfLine === one.newest) return [];
  return [
    {
      subject: one.name,
      says: `${one.name} ${one.version} is the newest of its line; the newest of all is ${one.newest}.`,
      severity: 'info',
      confidence: one.certainty,
      remedy: {
        says: `Plan the move to ${one.name} ${one.newest} while this line is still cared for.`,
        effort: 'days',
      },
    },
  ];
}
