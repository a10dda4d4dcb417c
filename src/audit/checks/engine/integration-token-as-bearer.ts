import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';
import { inEveryScope } from './scoped-settings.ts';

export default defineCheck({
  id: 'integration-token-as-bearer',
  title: 'Keys of integrations work without their signature',
  side: 'database',
  severity: 'high',
  why: 'Since 2.4.4 the key of an integration is only good together with its signature. With this setting the key alone is enough and never runs out: whoever reads it once, in a log or a backup, has the rights of the integration for ever.',
  fix: 'Switch off "Allow OAuth Access Tokens to be used as standalone Bearer tokens".',
  steps: [
    'Ask the makers of your connectors for a version that signs its requests.',
    'Then: Stores, Configuration, Services, OAuth, Consumer Settings: set it to No, and renew the keys.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.6.1', 'owasp-2025:A07', 'asvs-5.0.0:V9'],
  rows: ['M2-33'],
  engines: ['magento2'],
  needs: { settings },

  find({ settings: seen }) {
    return inEveryScope(seen, 'oauth/consumer/enable_integration_as_bearer')
      .filter(({ value }) => value === '1')
      .map(({ name }) => ({
        subject: name,
        says: 'Keys of integrations are taken on their own, without a signature.',
        confidence: 'certain' as const,
      }));
  },
});
