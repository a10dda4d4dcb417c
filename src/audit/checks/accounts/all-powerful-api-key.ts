import { defineCheck } from '../../../core/check.ts';
import { apiKeys } from '../../facts/accounts.ts';

export default defineCheck({
  id: 'all-powerful-api-key',
  title: 'A key for programs may do everything',
  side: 'accounts',
  severity: 'medium',
  why: 'A program seldom needs more than orders or stock. A key that may do everything lets whoever finds it read all customers and change the shop.',
  fix: 'Give each program a key of its own with the few rights that it needs.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:7.2.5', 'asvs-5.0.0:V8', 'owasp-2025:A01'],
  rows: ['SW-09', 'M1-31', 'OC-11'],
  needs: { apiKeys },

  find({ apiKeys: keys }) {
    return keys
      .filter((key) => key.active && key.full)
      .map((key) => ({
        subject: key.name === '' ? `key ${key.id}` : `${key.name} (${key.id})`,
        says: `The key may do everything in the shop${key.owner === undefined ? '' : `; it belongs to ${key.owner}`}.`,
        confidence: 'certain' as const,
      }));
  },
});
