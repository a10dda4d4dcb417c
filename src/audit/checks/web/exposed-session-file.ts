import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-session-file',
  title: 'The files of signed-in people can be seen by anyone',
  severity: 'critical',
  why: 'The name of such a file is the key to the session: whoever copies it is signed in as that customer, or as a member of staff.',
  fix: 'Close the folder to the web, and move the sessions out of it.',
  steps: [
    'Let the web server refuse the folder.',
    'Set `session.save_path` to a folder outside of the web folder.',
    'Delete the old files, so that everybody has to sign in anew.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['owasp-2025:A07', 'asvs-5.0.0:V7', 'gdpr:32'],
  rows: ['EXP-26'],
});
