import { defineCheck } from '../../../core/check.ts';
import { type ErrorPage, errorPages } from '../../facts/exposed.ts';

const shown: Readonly<Record<ErrorPage['shows'], string>> = {
  'php-error': 'a message of PHP with the path of the file and the line',
  'stack-trace': 'the chain of program steps that led to the error',
  sql: 'a message of the database with parts of the query',
  'debug-tool': 'a tool for developers that shows the program from inside',
};

export default defineCheck({
  id: 'error-page-details',
  title: 'Error pages show the inside of the shop',
  side: 'web',
  severity: 'medium',
  why: 'Paths, queries and program steps tell an attacker what the shop is made of and whether his attempt was close. Visitors should see that something went wrong, and no more.',
  fix: 'Switch off the display of errors in the live shop, and let them be written to a log.',
  steps: [
    'Set `display_errors = Off` and `log_errors = On` in the settings of PHP.',
    'Set the engine to its mode for live shops (no debug, no developer mode).',
    'Mend the error itself, which now stands in the log.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.2.4', 'owasp-2025:A10', 'asvs-5.0.0:V16'],
  rows: ['EXP-29'],
  needs: { errorPages },

  find({ errorPages: pages }) {
    return pages.map(({ url, status, shows, excerpt }) => ({
      subject: shows,
      says: `Asked for something that does not exist, the shop shows ${shown[shows]}.`,
      evidence: [{ kind: 'page', url, status, excerpt }],
    }));
  },
});
