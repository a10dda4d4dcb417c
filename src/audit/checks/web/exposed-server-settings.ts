import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-server-settings',
  title: 'A settings file of PHP or of the server can be read by anyone',
  severity: 'medium',
  why: 'It tells how the server is set up and where files lie, which makes the next step of an attack easier.',
  fix: 'Close the file to the web.',
  steps: ['Let the web server refuse `php.ini`, `.user.ini` and `web.config`.'],
  who: 'host',
  effort: 'minutes',
  standards: ['owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-27'],
});
