import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { settings } from '../../facts/database.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'second-factor-disabled',
  title: 'The second factor of the admin area is switched off',
  side: 'accounts',
  severity: 'high',
  why: 'Magento asks its staff for a code besides the password. With that switched off, a stolen or guessed password is all it takes to own the shop.',
  fix: 'Enable the module Magento_TwoFactorAuth again, and remove what switches it off.',
  steps: [
    'Remove the module that disables it, if there is one.',
    'Run "bin/magento module:enable Magento_TwoFactorAuth" and "bin/magento setup:upgrade".',
    'Have every member of staff set up an app or a security key at the next sign-in.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.4.1', 'pci-dss-4.0.1:8.4.2', 'owasp-2025:A07', 'asvs-5.0.0:V6'],
  rows: ['M2-24'],
  engines: ['magento2'],
  needs: { config },
  wants: { settings },

  find({ config: own, settings: seen }) {
    if (own === null) return noConfig;
    const by = own.flags['second-factor.disabled-by'];
    // Modules of this kind bring a setting that switches the second factor on again.
    if (by !== undefined && seen?.flags['twofactorauth/general/enable'] !== '1') {
      return [{ subject: String(by), says: `The module ${by} switches the second factor off.`, confidence: 'firm' }];
    }
    if (own.flags['module.Magento_TwoFactorAuth'] !== false || own.flags['second-factor.other'] !== undefined)
      return [];
    return [
      {
        subject: 'Magento_TwoFactorAuth',
        says: 'The module stands as disabled in app/etc/config.php.',
        confidence: 'certain',
      },
    ];
  },
});
