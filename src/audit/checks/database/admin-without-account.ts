import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'admin-without-account',
  title: 'The admin area has no account of its own',
  side: 'database',
  severity: 'critical',
  why: 'Releases before 2.2 RC2 have no sign-in at all, and later ones let the first visitor choose name and password as long as there is no account. Only a rule of the web server keeps strangers out, if there is one.',
  fix: 'Protect the admin folder with a password of the web server at once, and update the shop.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.2.1', 'pci-dss-4.0.1:2.2.2', 'owasp-2025:A07'],
  rows: ['OTH-02'],
  engines: ['oscommerce'],
  needs: { settings },

  find({ settings: { flags } }) {
    if (!(flags['administrators'] === '0')) return [];
    return [
      {
        subject: 'administrators',
        says: 'The database holds no account for the admin area.',
        confidence: 'certain',
      },
    ];
  },
});
