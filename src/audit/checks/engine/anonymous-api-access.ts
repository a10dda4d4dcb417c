import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';
import { inEveryScope } from './scoped-settings.ts';

export default defineCheck({
  id: 'anonymous-api-access',
  title: 'Strangers may ask the interface for more than they should',
  side: 'database',
  severity: 'medium',
  why: 'Magento keeps some answers of its interface (stores, products, prices, stock) for programs that sign in. With this setting anybody gets them, and robots use them to find weak shops.',
  fix: 'Switch off "Allow Anonymous Guest Access".',
  steps: [
    'Stores, Configuration, Services, Magento Web API, Web API Security: set it to No.',
    'Try your app or connector afterwards; give it a key if it needs one.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A01', 'asvs-5.0.0:V4'],
  rows: ['M2-32'],
  engines: ['magento2'],
  needs: { settings },

  find({ settings: seen }) {
    return inEveryScope(seen, 'webapi/webapisecurity/allow_insecure')
      .filter(({ value }) => value === '1')
      .map(({ name }) => ({
        subject: name,
        says: 'Guests may use resources of the interface that are kept for programs with a key.',
        confidence: 'certain' as const,
      }));
  },
});
