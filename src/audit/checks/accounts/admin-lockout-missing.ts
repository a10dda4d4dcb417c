import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { settings } from '../../facts/database.ts';

// Each engine's own name of the setting: tries that may fail before an account is locked; 0 or empty stands for "never".
const names = ['admin/security/lockout_failures'];
/** PCI DSS 8.3.4. */
const MOST_TRIES = 10;

export default defineCheck({
  id: 'admin-lockout-missing',
  title: 'Staff passwords can be tried without end',
  side: 'accounts',
  severity: 'high',
  why: 'A robot tries thousands of passwords an hour. If an account is not locked after some failures, a simple password is found sooner or later.',
  fix: 'Lock an account for half an hour after at most ten failed attempts.',
  steps: [
    'Magento: Stores, Configuration, Advanced, Admin, Security: set "Maximum Login Failures to Lockout Account" to 6 and "Lockout Time" to 30 minutes.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.3.4', 'owasp-2025:A07', 'asvs-5.0.0:V6'],
  rows: ['ADM-04'],
  engines: ['magento2'],
  needs: { settings },

  find({ settings: { flags } }) {
    const name = names.find((one) => flags[one] !== undefined);
    const value = name === undefined ? undefined : flags[name];
    // What is not in the table has the engine's own value: six tries.
    if (name === undefined || value === undefined) return [];
    const tries = value.trim() === '' ? 0 : Number(value);
    if (!Number.isInteger(tries)) return new Unknown('failed', `The setting ${name} holds no number.`);
    if (tries > 0 && tries <= MOST_TRIES) return [];
    const says =
      tries === 0
        ? 'Accounts are never locked, however often the password is wrong.'
        : `Accounts are locked only after ${tries} failed attempts.`;
    return [{ subject: name, says, confidence: 'certain' }];
  },
});
