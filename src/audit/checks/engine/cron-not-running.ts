import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { settings } from '../../facts/database.ts';

const DAY = 86_400_000;

export default defineCheck({
  id: 'cron-not-running',
  title: "The shop's regular jobs have stopped",
  side: 'database',
  severity: 'medium',
  why: 'Regular jobs send mails, renew prices and clear old sessions, logs and locks. When they stand still nobody is told of anything, and data that should be gone stays.',
  fix: "Have the server run the shop's cron every minute, and look at why it stopped.",
  steps: [
    'Run "bin/magento cron:install" (Magento 2), or put cron.sh into the crontab (Magento 1, OpenMage).',
    'Look at the table cron_schedule for jobs that fail.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:10.7.2'],
  rows: ['M2-50'],
  engines: ['magento2', 'openmage'],
  needs: { settings },

  // Compared with the newest order, not with today: the database may be a dump of last year.
  find({ settings: { flags } }) {
    const [ran, ordered] = [Date.parse(flags['cron.last'] ?? ''), Date.parse(flags['order.last'] ?? '')];
    if (!Number.isFinite(ordered)) return new Unknown('unsupported', 'There are no orders to compare the jobs with.');
    if (!Number.isFinite(ran)) {
      return new Unknown('unsupported', 'The table cron_schedule is empty: nothing ran, or the dump leaves it out.');
    }
    if (ordered - ran < DAY) return [];
    const days = Math.floor((ordered - ran) / DAY);
    return [
      {
        subject: 'cron_schedule',
        says: `The last job ended ${days} days before the newest order came in.`,
        confidence: 'certain',
      },
    ];
  },
});
