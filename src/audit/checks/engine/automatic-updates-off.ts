import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'automatic-updates-off',
  title: 'WordPress may not bring its own security updates',
  side: 'files',
  severity: 'medium',
  why: 'WordPress closes its worst holes by itself, within hours of a release. Where that is switched off, the store stays open until somebody thinks of it.',
  fix: 'Let WordPress install its minor releases by itself.',
  steps: [
    "Remove AUTOMATIC_UPDATER_DISABLED, or set WP_AUTO_UPDATE_CORE to 'minor'.",
    'If a developer brings all updates on purpose, agree who does it within days, and how they learn of them.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['WP-25'],
  engines: ['woocommerce'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const { coreUpdates, layout, packaged } = own.flags;
    // Composer and Debian bring updates from outside, and rightly keep WordPress from changing its own files.
    if (coreUpdates !== 'off' || layout === 'composed' || packaged === 'debian') return [];
    return [
      {
        subject: 'wp-config.php: automatic updates',
        says: 'A line in wp-config.php switches automatic updates of WordPress off, also those that close holes.',
        confidence: 'certain',
      },
    ];
  },
});
