import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-secret-file',
  title: 'A file with keys or passwords can be read by anyone',
  severity: 'critical',
  why: 'With what stands in it a stranger signs in elsewhere: on the server, at the seller of an extension, at the place where the code is kept.',
  fix: 'Close the file to the web, and replace every key and password in it.',
  steps: [
    'Remove the file from the folder that the web server serves.',
    'Make new keys and passwords, and let the old ones be refused.',
    'Look whether the old ones have been used by others.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-16'],
});
