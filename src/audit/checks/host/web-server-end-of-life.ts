import { defineCheck } from '../../../core/check.ts';
import { softwareLife } from '../../facts/world.ts';
import { endedLives } from './life-flaws.ts';

const names = ['Apache', 'nginx'];

export default defineCheck({
  id: 'web-server-end-of-life',
  title: 'The web server is no longer cared for by its makers',
  side: 'host',
  severity: 'high',
  why: 'It is the first program that every visitor and every attacker talks to.',
  fix: 'Move to a line of the web server that is cared for.',
  steps: ['Ask your host: "Which line do you run, until when do you patch it yourselves, and when do we move?"'],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['RUN-08'],
  needs: { softwareLife },
  notApplicable: ({ softwareLife: lives }) =>
    lives.some(({ name }) => names.includes(name)) ? undefined : 'No web server names its version.',
  find: ({ softwareLife: lives }, { now }) => endedLives(lives, names, now),
});
