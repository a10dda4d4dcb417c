import { defineCheck } from '../../../core/check.ts';
import { softwareLife } from '../../facts/world.ts';
import { endedLives } from './life-flaws.ts';

const names = ['PHP'];

export default defineCheck({
  id: 'php-end-of-life',
  title: 'PHP is no longer cared for by its makers',
  side: 'host',
  severity: 'high',
  why: 'Every page of the store runs through PHP. A hole in it is a hole in the store, and in an old line none is closed any more, unless the host patches it himself.',
  fix: 'Move the store to a PHP line that is cared for.',
  steps: [
    'Ask your host: "Which line do you run, until when do you patch it yourselves, and when do we move?"',
    'Check that the engine and its extensions run on the new line before the move.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['RUN-05', 'M1-32'],
  needs: { softwareLife },
  notApplicable: ({ softwareLife: lives }) =>
    lives.some(({ name }) => names.includes(name)) ? undefined : 'No PHP names itself.',
  find: ({ softwareLife: lives }, { now }) => endedLives(lives, names, now),
});
