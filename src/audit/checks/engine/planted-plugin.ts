import { defineCheck } from '../../../core/check.ts';
import { extensions } from '../../facts/engine.ts';

/** The folders that attacks through wp2shell make: `fun-` and a hexadecimal number. */
const planted = /^fun-[0-9a-f]{4,64}$/;

export default defineCheck({
  id: 'planted-plugin',
  title: 'A plugin bears the name that attackers give to theirs',
  side: 'files',
  severity: 'critical',
  why: 'Who came in through wp2shell (CVE-2026-63030) leaves a plugin of this name, to come back whenever they like. Customers, orders and the payment page are in their hands.',
  fix: 'Treat the store as broken into: keep the plugin as evidence, then clean the store.',
  steps: [
    'Copy the folder with its dates to a safe place, as evidence.',
    'Look for accounts of staff that nobody knows, and for other files of the same day.',
    'Put the store back from a backup that is older than the folder, and update WordPress before it goes live.',
    'Replace all passwords and keys.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:12.10.1', 'owasp-2025:A08'],
  rows: ['WP-02'],
  engines: ['woocommerce'],
  needs: { extensions },

  find: ({ extensions: all }) =>
    all
      .filter(({ ecosystem, name }) => ecosystem === 'wordpress-plugin' && planted.test(name))
      .map(({ name, place }) => ({
        subject: name,
        says: `The plugin "${name}" bears a name that attacks through wp2shell make up.`,
        confidence: 'firm' as const,
        advisories: ['CVE-2026-63030'],
        knownExploited: true,
        evidence: place.includes('/') ? [{ kind: 'file' as const, path: place }] : [],
      })),
});
