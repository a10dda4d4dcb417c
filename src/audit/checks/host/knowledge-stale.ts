import { defineCheck } from '../../../core/check.ts';
import { listed, plural } from '../../../core/text.ts';
import { knowledgeAge } from '../../facts/holes.ts';

const DAY = 86_400_000;
const FRESH_DAYS = 30;
const OLD_DAYS = 180;
const names: Readonly<Record<string, string>> = {
  advisories: 'known holes',
  exploited: 'holes used in attacks',
  releases: 'releases',
  endOfLife: 'ends of support',
  libraries: 'script libraries',
  wordpress: 'holes of WordPress plugins and themes',
};

export default defineCheck({
  id: 'knowledge-stale',
  title: 'What storewarden knows is not of today',
  side: 'host',
  severity: 'info',
  why: 'New holes are found every day. What became public after the day named here is not in this report, so that silence about it means nothing.',
  fix: 'Run "storewarden knowledge update", or install the newest storewarden.',
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.3.1'],
  rows: ['WAT-02'],
  needs: { knowledgeAge },

  find({ knowledgeAge: { parts } }, { now }) {
    const stale = Object.entries(parts)
      .map(([part, day]) => ({ part, day, days: Math.floor((now.getTime() - Date.parse(day)) / DAY) }))
      .filter(({ days }) => days > FRESH_DAYS)
      .toSorted((one, other) => other.days - one.days);
    if (stale.length === 0) return [];
    const said = stale.map(({ part, day, days }) => `${names[part] ?? part} ${plural(days, 'day')} (${day})`);
    const old = stale.some(({ part, days }) => part === 'advisories' && days > OLD_DAYS);
    return [
      {
        subject: 'knowledge',
        says: `The newest of what is known here is older than ${FRESH_DAYS} days: ${listed(said, 10)}.`,
        severity: old ? ('low' as const) : ('info' as const),
        confidence: 'certain' as const,
      },
    ];
  },
});
