import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { settings } from '../../facts/database.ts';

/** PCI DSS 8.3.6. */
const LEAST = 12;

/** Settings that say how long a password of staff must be, as the engines call them. */
const lengths = ['PS_SECURITY_PASSWORD_POLICY_MINIMUM_LENGTH', 'config_user_password_length'];

export default defineCheck({
  id: 'weak-password-policy',
  title: 'The store accepts short passwords from its staff',
  side: 'accounts',
  severity: 'low',
  why: 'People choose passwords as short as they may. Short ones are guessed, or broken once the database has leaked.',
  fix: 'Ask for at least 12 characters.',
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.3.6', 'asvs-5.0.0:V6'],
  rows: ['PPL-04'],
  engines: ['prestashop', 'opencart'],
  needs: { settings },

  find({ settings: { flags } }) {
    const name = lengths.find((one) => /^\d{1,4}$/.test(flags[one] ?? ''));
    if (name === undefined) {
      return new Unknown('unsupported', 'The settings do not say how long a password of staff has to be.');
    }
    const length = Number(flags[name]);
    if (length >= LEAST) return [];
    return [
      {
        subject: name,
        says: `Passwords of ${length} characters are accepted; the card rules ask for ${LEAST}.`,
        confidence: 'certain',
      },
    ];
  },
});
