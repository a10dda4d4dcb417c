import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'api-key-from-anywhere',
  title: 'A key of the order interface works from every address',
  side: 'database',
  severity: 'high',
  why: 'The interface places and changes orders. OpenCart lets a key in only from the addresses that are listed for it; a list that holds everybody is no list.',
  fix: 'List only the addresses of the systems that use the key.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:7.2.5', 'pci-dss-4.0.1:8.6.1', 'owasp-2025:A01'],
  rows: ['OC-11'],
  engines: ['opencart'],
  needs: { settings },

  find({ settings: { flags } }) {
    const keys = (flags['api.anywhere'] ?? '').split(',').filter((id) => id !== '');
    return keys.map((id) => ({
      subject: `api.${id}`,
      says: `The list of addresses of API key ${id} lets everybody in.`,
      confidence: 'certain' as const,
    }));
  },
});
