import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';
import { inEveryScope } from './scoped-settings.ts';

const paths = [
  'dev/debug/template_hints',
  'dev/debug/template_hints_storefront',
  'dev/debug/template_hints_admin',
  'dev/debug/template_hints_blocks',
  'dev/debug/profiler',
  'dev/translate_inline/active',
  'dev/translate_inline/active_admin',
];

export default defineCheck({
  id: 'developer-tool-enabled',
  title: 'Tools for developers are switched on',
  side: 'database',
  severity: 'medium',
  why: 'Template hints, the profiler and inline translation print file paths and inner names into pages. Customers see them, and so does whoever looks for a way in.',
  fix: 'Switch the developer tools off on the live shop.',
  steps: [
    'Stores (or System), Configuration, Advanced, Developer: set template hints, profiler and inline translation to No.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02'],
  rows: ['M2-27'],
  engines: ['magento2', 'openmage'],
  needs: { settings },

  find({ settings: seen }) {
    return paths
      .flatMap((path) => inEveryScope(seen, path))
      .filter(({ value }) => value === '1')
      .map(({ name }) => ({ subject: name, says: 'The tool is switched on.', confidence: 'certain' as const }));
  },
});
