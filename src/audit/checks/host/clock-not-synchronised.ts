import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { hostSettings } from '../../facts/host.ts';

export default defineCheck({
  id: 'clock-not-synchronised',
  title: 'The server’s clock is not kept right',
  side: 'host',
  severity: 'low',
  why: 'After a break-in, logs whose times do not agree are of little use, and one-time passwords stop working.',
  fix: 'Switch on a time service such as systemd-timesyncd or chrony.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:10.6.1'],
  rows: ['RUN-16'],
  needs: { hostSettings },

  find({ hostSettings: { timeSync } }) {
    if (timeSync === null)
      return new Unknown('unsupported', 'The services of this system cannot be told; it may be a container.');
    return timeSync
      ? []
      : [{ subject: 'clock', says: 'No time service is switched on.', confidence: 'tentative' as const }];
  },
});
