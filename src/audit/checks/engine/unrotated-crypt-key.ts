import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

/** CVE-2024-34102 was published with its patch on 2024-06-11; attacks on every shop followed within two weeks. */
const PUBLISHED = Date.UTC(2024, 5, 11);

export default defineCheck({
  id: 'unrotated-crypt-key',
  title: 'The encryption key is older than the hole that gave it away',
  side: 'files',
  severity: 'high',
  why: 'In the summer of 2024 robots fetched the encryption key out of thousands of Magento shops (CosmicSting, CVE-2024-34102). The update closes the hole, but a key that was taken still opens the shop: with it a thief makes himself passes that are valid for the interfaces of staff.',
  fix: 'Change the encryption key and make the old one invalid for passes.',
  steps: [
    "Install Adobe's fix for CVE-2024-34102, and its later hotfix that ends the validity of the old key for tokens.",
    'Run "bin/magento encryption:key:change" (2.4.7-p2 and later), or use System, Manage Encryption Key.',
    'Change the passwords and keys of payment, mail and other services that stand in the settings.',
    'Look through the CMS blocks for code that nobody of yours wrote.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:3.7.5', 'pci-dss-4.0.1:3.7.4', 'owasp-2025:A04'],
  rows: ['M2-10'],
  engines: ['magento2'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const installed = Date.parse(String(own.flags['installed'] ?? ''));
    if (!Number.isFinite(installed) || installed >= PUBLISHED || own.flags['key.count'] !== 1) return [];
    const says = `The store was set up on ${new Date(installed).toISOString().slice(0, 10)} and knows one encryption key only: it was not changed since, or its list of former keys was cleared.`;
    return [{ subject: 'crypt/key in app/etc/env.php', says, confidence: 'tentative', advisories: ['CVE-2024-34102'] }];
  },
});
