import { defineCheck } from '../../../core/check.ts';
import { softwareLife } from '../../facts/world.ts';
import { endedLives } from './life-flaws.ts';

const names = ['Debian', 'Ubuntu', 'AlmaLinux', 'Rocky Linux', 'CentOS', 'RHEL', 'Alpine Linux'];

export default defineCheck({
  id: 'system-end-of-life',
  title: 'The operating system is no longer cared for by its makers',
  side: 'host',
  severity: 'high',
  why: 'Everything on the server stands on it, and its holes stay open from now on.',
  fix: 'Move the store to a system that still gets security updates.',
  steps: ['Ask your host: "Which line do you run, until when do you patch it yourselves, and when do we move?"'],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['RUN-08'],
  needs: { softwareLife },
  notApplicable: ({ softwareLife: lives }) =>
    lives.some(({ name }) => names.includes(name)) ? undefined : 'The server’s system was not told.',
  find: ({ softwareLife: lives }, { now }) => endedLives(lives, names, now),
});
