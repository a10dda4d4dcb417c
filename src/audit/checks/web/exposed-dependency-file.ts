import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-dependency-file',
  title: "The list of the shop's parts can be read by anyone",
  severity: 'medium',
  why: 'The list names every library with its exact version. An attacker need not try: he reads which known hole fits.',
  fix: 'Close the file to the web.',
  steps: [
    'Let the web server serve only the public folder of the shop, or refuse composer.json, composer.lock, package.json and the folder vendor.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A02', 'owasp-2025:A03', 'asvs-5.0.0:V13'],
  rows: ['EXP-13'],
});
