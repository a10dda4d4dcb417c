import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';
import { inEveryScope } from './scoped-settings.ts';

export default defineCheck({
  id: 'template-symlinks-allowed',
  title: 'Templates may be links to files anywhere',
  side: 'database',
  severity: 'medium',
  why: 'With this setting a template may lie outside of the folder of templates. Whoever can upload a file, or change one setting, has it run as code.',
  fix: 'Switch off "Allow Symlinks".',
  steps: [
    'Set dev/template/allow_symlink to 0 (bin/magento config:set, or System, Configuration, Developer, Template Settings).',
    'Install modules by Composer or by copies, not by links.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A02', 'asvs-5.0.0:V5'],
  rows: ['M1-27'],
  engines: ['magento2', 'openmage'],
  needs: { settings },

  find({ settings: seen }) {
    return inEveryScope(seen, 'dev/template/allow_symlink')
      .filter(({ value }) => value === '1')
      .map(({ name }) => ({ subject: name, says: 'Templates may be symbolic links.', confidence: 'certain' as const }));
  },
});
