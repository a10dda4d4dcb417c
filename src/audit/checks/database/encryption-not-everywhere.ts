import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'encryption-not-everywhere',
  title: 'Encryption is not switched on for every page',
  side: 'database',
  severity: 'medium',
  why: 'Pages that come unencrypted can be changed on the way to the customer, and the cookie that says who they are can be read.',
  fix: 'Switch on SSL for all pages.',
  steps: ['Shop Parameters, General: switch on "Enable SSL" and "Enable SSL on all pages".'],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'owasp-2025:A04', 'asvs-5.0.0:V12'],
  rows: ['TLS-02'],
  engines: ['prestashop'],
  needs: { settings },

  find({ settings: { flags } }) {
    if (flags['PS_SSL_ENABLED'] === undefined) {
      return new Unknown('unsupported', 'The settings do not say whether encryption is on.');
    }
    if (flags['PS_SSL_ENABLED'] !== '1') {
      return [
        {
          subject: 'PS_SSL_ENABLED',
          says: 'The shop does not use encryption at all.',
          severity: 'high',
          confidence: 'certain',
        },
      ];
    }
    if (flags['PS_SSL_ENABLED_EVERYWHERE'] !== '0') return [];
    return [
      {
        subject: 'PS_SSL_ENABLED_EVERYWHERE',
        says: 'Only the checkout and the account pages are encrypted.',
        confidence: 'certain',
      },
    ];
  },
});
