import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { plural } from '../../../core/text.ts';
import { customerHashes } from '../../facts/database.ts';

/** Below this share of rows, odd values are leftovers of imports, not the way in which passwords are kept. */
const ENOUGH = 3;

export default defineCheck({
  id: 'password-in-clear',
  title: 'Passwords of customers can be read by anyone who sees the database',
  side: 'database',
  severity: 'critical',
  why: 'A copy of the database, a backup or a curious helper is enough to know the passwords of your customers, which many of them use for their mailbox as well.',
  fix: 'Keep passwords as bcrypt or Argon2 hashes only, and make customers choose new ones.',
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:8.3.2', 'asvs-5.0.0:V11', 'owasp-2025:A04', 'gdpr:32'],
  rows: ['DBC-14'],
  needs: { customerHashes },

  find({ customerHashes: { table, column, looked, forms } }) {
    if (looked === 0) return new Unknown('unsupported', 'No customer of the shop has a password yet.');
    const clear = forms.find(({ form }) => form === 'clear');
    if (!clear) return [];
    return [
      {
        subject: `${table}.${column}`,
        says: `${plural(clear.count, 'password')} of ${looked.toLocaleString('en-GB')} that were looked at ${clear.count === 1 ? 'is' : 'are'} kept as plain text.`,
        confidence: clear.count >= ENOUGH || clear.count === looked ? 'firm' : 'tentative',
        evidence: [{ kind: 'rows', table, column, count: clear.count }],
      },
    ];
  },
});
