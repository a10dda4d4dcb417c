import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-phpinfo',
  title: 'A page tells strangers how the server is set up',
  severity: 'high',
  why: 'The page of phpinfo() lists versions, paths, modules and environment values, at times with passwords among them. It was made for a test and forgotten.',
  fix: 'Delete the page.',
  steps: ['Delete the file from the server.', 'Where it is needed, put it behind a password and remove it afterwards.'],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-07'],
});
