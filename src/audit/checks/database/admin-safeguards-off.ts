import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

const switches = [
  {
    name: 'PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED',
    says: 'Sessions of staff may last longer than 15 minutes without a click.',
  },
  { name: 'PADSS_PWD_EXPIRY_ENFORCED', says: 'Passwords of staff are neither checked for strength nor ever run out.' },
];

export default defineCheck({
  id: 'admin-safeguards-off',
  title: 'Protections of staff accounts are switched off',
  side: 'database',
  severity: 'medium',
  why: 'Zen Cart makes staff change passwords and signs them out when they are idle, as the card rules ask. These switches turn that off.',
  fix: 'Switch the PA-DSS settings on again.',
  steps: [
    'Configuration, My Store: set "PA-DSS Admin Session Timeout Enforced?" and "PA-DSS Strong Password Rules Enforced?" to 1.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.2.8', 'pci-dss-4.0.1:8.3.9'],
  rows: ['OTH-02'],
  engines: ['zen-cart'],
  needs: { settings },

  find({ settings: { flags } }) {
    return switches
      .filter(({ name }) => flags[name] === '0')
      .map(({ name, says }) => ({ subject: name, says, confidence: 'certain' as const }));
  },
});
