import { defineCheck } from '../../../core/check.ts';
import { phpHoles } from '../../facts/holes.ts';

/** php2shell; attacks were seen from the day on which it became public. */
const PHP2SHELL = new Set(['CVE-2026-109618', 'CVE-2026-109619']);
const SINCE = '2026-10-17';

export default defineCheck({
  id: 'secrets-after-php-hole',
  title: 'Strangers may have read the secrets of the store through PHP',
  side: 'host',
  severity: 'high',
  why: 'Through php2shell anybody who could send a request could run code on the server. An update closes the hole; it does not take back passwords and keys that were read before.',
  fix: 'After the update of PHP, replace every secret that the store holds.',
  steps: [
    'Have PHP updated first, or the new secrets are read as well.',
    'Replace the keys of payment providers, the password of the database, the keys of the shop and the passwords of staff.',
    `Look for files that were added or changed since ${SINCE}, and in the log of PHP for processes that ran out of memory.`,
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:12.10.5', 'pci-dss-4.0.1:6.3.3'],
  rows: ['RUN-02'],
  needs: { phpHoles },

  find: ({ phpHoles: { affected } }) =>
    affected
      .filter(({ holes }) => holes.some(({ id, answer }) => answer === 'vulnerable' && PHP2SHELL.has(id)))
      .map(({ version = '' }) => ({
        subject: `PHP ${version}`,
        says: `PHP ${version} has been open to php2shell since at least ${SINCE}; whether somebody came in cannot be told from its version.`,
        confidence: 'firm' as const,
      })),
});
