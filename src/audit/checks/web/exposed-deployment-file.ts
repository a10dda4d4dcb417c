import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-deployment-file',
  title: 'A file about how the shop is put on its server can be read by anyone',
  severity: 'medium',
  why: 'It names servers, paths, services and versions, at times with passwords. Attackers read it first.',
  fix: 'Close the file to the web.',
  steps: [
    'Serve only the public folder of the shop, or refuse files whose name begins with a dot.',
    'Leave such files out of what is copied to the live server.',
    'Change passwords that stand in it.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-15'],
});
