import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { config, recognised } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'debug-mode',
  title: 'The shop shows its inner workings',
  side: 'files',
  severity: 'high',
  why: 'In its developer mode a shop prints errors with paths, queries and settings to whoever provokes one. That is the map a thief needs; some developer tools even show sessions and passwords.',
  fix: 'Switch the shop to production mode.',
  steps: [
    'Magento: run "bin/magento deploy:mode:set production".',
    'Shopware 6: set APP_ENV=prod and APP_DEBUG=0 in .env.local, and clear the cache.',
    'WordPress: set WP_DEBUG to false in wp-config.php.',
    'PrestaShop: Advanced Parameters, Performance, Debug mode: No.',
    'Look at the log instead, where only you can read it.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['M2-26', 'SW-05', 'PS-20'],
  needs: { config },
  wants: { recognised },

  find({ config: own, recognised: engine }) {
    if (own === null) return noConfig;
    const { mode } = own.flags;
    if (own.debug === true) {
      return [
        {
          subject: 'debug mode',
          says: 'The configuration switches debugging on for everybody.',
          confidence: 'certain',
        },
      ];
    }
    if (mode === 'default') {
      const says =
        'Magento runs in its default mode, which is neither for developers nor for customers: slow, and loud about errors.';
      return [{ subject: 'debug mode', severity: 'medium', says, confidence: 'certain' }];
    }
    if (own.debug === undefined) {
      const name = engine?.name ?? 'the engine';
      return new Unknown('unsupported', `The configuration files do not say in which mode ${name} runs.`);
    }
    return [];
  },
});
