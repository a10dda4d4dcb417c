import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'text-cleaning-off',
  title: 'Texts from the admin area are not cleaned of scripts',
  side: 'database',
  severity: 'low',
  why: 'PrestaShop takes scripts out of texts that staff enter. Where that is off, one stolen account of an editor is enough to put a script on every page.',
  fix: 'Switch "Use HTMLPurifier Library" on again.',
  who: 'owner',
  effort: 'minutes',
  standards: ['owasp-2025:A05', 'asvs-5.0.0:V1'],
  rows: [],
  engines: ['prestashop'],
  needs: { settings },

  find({ settings: { flags } }) {
    if (!(flags['PS_USE_HTMLPURIFIER'] === '0')) return [];
    return [
      {
        subject: 'PS_USE_HTMLPURIFIER',
        says: 'The cleaning of texts is switched off.',
        confidence: 'certain',
      },
    ];
  },
});
