import { defineCheck } from '../../../core/check.ts';
import { softwareLife } from '../../facts/world.ts';
import { endedLives } from './life-flaws.ts';

const names = ['MariaDB', 'MySQL', 'PostgreSQL'];

export default defineCheck({
  id: 'database-end-of-life',
  title: 'The database server is no longer cared for by its makers',
  side: 'host',
  severity: 'high',
  why: 'All customers and orders lie in it. Holes found from now on stay open, unless the host patches them himself.',
  fix: 'Move the database to a line that is cared for.',
  steps: ['Ask your host: "Which line do you run, until when do you patch it yourselves, and when do we move?"'],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['RUN-08'],
  needs: { softwareLife },
  notApplicable: ({ softwareLife: lives }) =>
    lives.some(({ name }) => names.includes(name)) ? undefined : 'No database server names itself.',
  find: ({ softwareLife: lives }, { now }) => endedLives(lives, names, now),
});
