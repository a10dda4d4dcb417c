import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

const areas = { 'csrf.backend': 'back office', 'csrf.frontend': 'shop' } as const;

export default defineCheck({
  id: 'csrf-protection-off',
  title: 'Other sites can press buttons in the shop',
  side: 'files',
  severity: 'high',
  why: 'Without this protection a page on another site can act in the name of whoever is signed in: a member of staff who opens a link makes an administrator for somebody else.',
  fix: 'Switch the protection on again in config.php.',
  steps: [
    "Remove the entries of 'csrfProtection' that are false, and clear the cache.",
    'If a plugin stops working, update it or ask its maker.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.2.4', 'owasp-2025:A01', 'asvs-5.0.0:V3'],
  rows: ['SW-05'],
  engines: ['shopware5'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    return Object.entries(areas).flatMap(([flag, area]) =>
      own.flags[flag] === false
        ? [
            {
              subject: `csrfProtection of the ${area}`,
              says: `It is switched off for the ${area}.`,
              confidence: 'certain' as const,
            },
          ]
        : [],
    );
  },
});
