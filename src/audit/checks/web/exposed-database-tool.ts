import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-database-tool',
  title: 'A tool that opens the database answers to anyone',
  severity: 'high',
  why: 'Adminer, phpMyAdmin and the like open the whole database from a browser. A guessed or stolen password, or one flaw in the tool, is then enough.',
  fix: 'Remove the tool from the web, or let it answer only to your own addresses.',
  steps: [
    'Delete the tool if it is not needed.',
    'Else let the web server ask for a password of its own and let in only your own addresses, or reach it through SSH.',
    'Keep it up to date.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:1.4.4', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-08', 'M1-21'],
});
