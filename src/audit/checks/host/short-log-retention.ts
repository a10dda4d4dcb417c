import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { plural } from '../../../core/text.ts';
import { accessLogs } from '../../facts/logs.ts';

const DAY = 86_400_000;
/** PCI DSS 10.5.1. */
const YEAR_DAYS = 365;
/** Rotation by weeks and months leaves so much to chance. */
const GRACE_DAYS = 31;

export default defineCheck({
  id: 'short-log-retention',
  title: 'The access logs do not reach back a year',
  side: 'host',
  severity: 'low',
  why: 'Break-ins are noticed months later. Without the logs of that time nobody can say when it began, what was taken, and whom to tell.',
  fix: 'Keep access logs for at least twelve months, of which three are at hand.',
  steps: [
    'Have logrotate keep 13 monthly files, or send the logs to another machine.',
    'If older logs are kept elsewhere, name them with --logs to have them looked at as well.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:10.5.1', 'owasp-2025:A09'],
  rows: ['RUN-17'],
  needs: { accessLogs },

  find({ accessLogs: { first, files } }, { now }) {
    if (first === undefined) return new Unknown('unsupported', 'The access logs tell no time that can be read.');
    const days = Math.floor((now.getTime() - Date.parse(first)) / DAY);
    if (days >= YEAR_DAYS - GRACE_DAYS) return [];
    return [
      {
        subject: 'access logs',
        says: `The oldest request in the ${plural(files, 'access log')} that could be read is of ${first.slice(0, 10)}: ${plural(Math.max(days, 0), 'day')} back.`,
        confidence: 'tentative' as const,
      },
    ];
  },
});
