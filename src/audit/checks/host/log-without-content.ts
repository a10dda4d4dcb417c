import { defineCheck } from '../../../core/check.ts';
import { accessLogs } from '../../facts/logs.ts';

export default defineCheck({
  id: 'log-without-content',
  title: 'The access logs do not show what visitors sent',
  side: 'host',
  severity: 'info',
  why: 'Many attacks stand in what is sent and not in the address. After a break-in such a log shows that something came, but not what.',
  fix: 'Know that these logs alone cannot settle what an attacker did; a web application firewall that keeps what it blocks closes the gap.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:10.2.2'],
  rows: ['RUN-18'],
  needs: { accessLogs },

  find: ({ accessLogs: { bodies } }) =>
    bodies
      ? []
      : [
          {
            subject: 'access logs',
            says: 'None of the access logs keeps the body of requests.',
            confidence: 'certain' as const,
          },
        ],
});
