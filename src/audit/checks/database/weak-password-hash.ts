import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { listed, plural } from '../../../core/text.ts';
import { customerHashes } from '../../facts/database.ts';

const bare = new Set(['md5', 'sha1', 'sha256', 'sha512']);

export default defineCheck({
  id: 'weak-password-hash',
  title: 'Passwords of customers are kept in a form that is quickly broken',
  side: 'database',
  severity: 'high',
  why: 'Who gets hold of a copy of the database tries billions of words a second on such a form. Most passwords fall within days, and open the mailboxes of your customers too.',
  fix: 'Move to a version or module that keeps passwords with bcrypt or Argon2, and let it renew each one when its owner signs in.',
  steps: ['Old hashes of customers who never come back can be wrapped in bcrypt, or erased.'],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:8.3.2', 'asvs-5.0.0:V11', 'owasp-2025:A04', 'gdpr:32'],
  rows: ['DBC-15', 'M1-26', 'PS-22', 'OC-12'],
  needs: { customerHashes },

  find({ customerHashes: { table, column, looked, forms } }) {
    if (looked === 0) return new Unknown('unsupported', 'No customer of the shop has a password yet.');
    const fast = forms.filter((form) => form.fast);
    const unknown = forms.find(({ form }) => form === 'unknown');
    if (fast.length === 0) {
      return unknown && unknown.count === looked
        ? new Unknown('unsupported', 'Passwords of customers are kept in a form that storewarden does not know.')
        : [];
    }
    const count = fast.reduce((sum, form) => sum + form.count, 0);
    const few = count < looked / 10;
    return [
      {
        subject: `${table}.${column}`,
        says: `${plural(count, 'password')} of ${looked.toLocaleString('en-GB')} that were looked at ${count === 1 ? 'is' : 'are'} kept as a fast hash (${listed(fast.map(({ form }) => form))}).`,
        // A few old ones among good ones are customers who have not come back.
        severity: few && !fast.some(({ form }) => bare.has(form)) ? 'medium' : 'high',
        confidence: 'certain',
        evidence: [{ kind: 'rows', table, column, count }],
      },
    ];
  },
});
