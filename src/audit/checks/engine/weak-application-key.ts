import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

const words: Readonly<Record<string, string>> = {
  missing: 'The key is empty.',
  short: 'The key is much shorter than the one that the installer makes.',
  guessable: 'The key is a placeholder or a simple pattern, not a random one.',
};

export default defineCheck({
  id: 'weak-application-key',
  title: "The shop's own key is missing or easy to guess",
  side: 'files',
  severity: 'critical',
  why: 'With this key the shop encrypts what it keeps secret, and signs what it has to trust later, such as passes for its interfaces. Whoever guesses it reads the one and forges the other.',
  fix: "Make a new random key with the engine's own command, and have everybody sign in again.",
  steps: [
    'Magento: run "bin/magento encryption:key:change", or use System, Manage Encryption Key.',
    'Shopware 6: run "bin/console system:generate-app-secret" and put the result into .env.local.',
    'Enter the secrets of payment and mail again, where they were encrypted with the old key.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:3.6.1', 'pci-dss-4.0.1:2.2.2', 'owasp-2025:A04', 'asvs-5.0.0:V11'],
  rows: ['M2-29', 'SW-13'],
  engines: ['magento2', 'openmage', 'shopware6'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const says = words[String(own.flags['key.form'] ?? 'set')];
    if (says === undefined) return [];
    return [{ subject: String(own.flags['key.name'] ?? 'key'), says, confidence: 'certain' }];
  },
});
