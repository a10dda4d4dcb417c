import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { recognised } from '../../facts/engine.ts';
import { engineLife, type Life } from '../../facts/world.ts';

const DAY = 86_400_000;
/** A line that got a release this recently is still cared for, whatever its makers promise. */
const STILL_FED_DAYS = 180;
const SOON_DAYS = 180;

export default defineCheck({
  id: 'engine-end-of-life',
  title: 'The store’s engine is no longer cared for by its makers',
  side: 'files',
  severity: 'high',
  why: 'Holes that are found from now on stay open for good. Stores on such engines are the first that attackers turn to.',
  fix: 'Move to a line that its makers still care for.',
  steps: [
    'Ask a developer what the move costs, extensions and theme included.',
    'If there is no developer, weigh a hosted store: its makers do the updates.',
    'Until then, put a firewall before the store and keep the admin area behind a second lock.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['M2-03', 'M1-01', 'PS-01', 'SW-12', 'OTH-02'],
  needs: { engineLife },
  wants: { recognised },
  notApplicable: ({ recognised: engine }) =>
    engine?.kind === 'hosted' ? `${engine.name} is cared for by its makers.` : undefined,

  find: ({ engineLife: lives }, { now }) => lives.flatMap((life) => flaw(life, now)),
});

function flaw(life: Life, now: Date): readonly Flaw[] {
  const { name, line, end, newestLine } = life;
  const move =
    newestLine === undefined || newestLine === line ? {} : { remedy: { says: `Move to ${name} ${newestLine}.` } };
  if (end === true) return [{ subject: `${name} ${line}`, says: `${name} ${line} is no longer cared for.`, ...move }];
  if (typeof end !== 'string') return [];
  const left = Math.floor((Date.parse(end) - now.getTime()) / DAY);
  if (left > SOON_DAYS) return [];
  const subject = `${name} ${line}`;
  if (left >= 0) return [{ subject, says: `Care for ${name} ${line} ends on ${end}.`, severity: 'low', ...move }];
  if (stillFed(life, now)) {
    const says = `${name} ${line} is not the current line any more; it still gets security fixes (the last on ${life.latestDate}), without a promise.`;
    return [{ subject, says, severity: 'low', confidence: 'firm', ...move }];
  }
  return [{ subject, says: `Care for ${name} ${line} ended on ${end}.`, ...move }];
}

function stillFed({ end, latestDate }: Life, now: Date): boolean {
  if (latestDate === undefined || typeof end !== 'string' || latestDate <= end) return false;
  return now.getTime() - Date.parse(latestDate) <= STILL_FED_DAYS * DAY;
}
