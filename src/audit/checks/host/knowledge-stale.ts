import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
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
};

export default defineCheck({
  id: 'knowledge-stale',
  title: 'What storewarden knows is not of today',
  side: 'host',
  severity: 'info',
  why: 'New holes are found every day. What became public after the day named here is not in this report, so that silence about it means nothing.',
  fix: 'Install the newest storewarden, or bring its knowledge up to date.',
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.3.1'],
  rows: ['WAT-02'],
  needs: { knowledgeAge },

  find({ knowledgeAge: { parts } }, { now }) {
    return Object.entries(parts).flatMap(([part, day]) => {
      const days = Math.floor((now.getTime() - Date.parse(day)) / DAY);
      if (!(days > FRESH_DAYS)) return [];
      const name = names[part] ?? part;
      const severity = part === 'advisories' && days > OLD_DAYS ? ('low' as const) : ('info' as const);
      return [
        {
          subject: name,
          says: `The newest of the ${name} known here is ${plural(days, 'day')} old (${day}).`,
          severity,
        },
      ];
    });
  },
});
