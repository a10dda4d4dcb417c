import { defineCheck } from '../../../core/check.ts';
import { plantedLayouts, type PlantedLayout } from '../../facts/content.ts';

const does: Readonly<Record<Exclude<PlantedLayout['kind'], 'probe'>, string>> = {
  command: 'name a function of PHP that is to be run',
  'filter-block': 'make a block that evaluates texts or reaches the file system',
  'outside-template': 'fetch a template from outside the theme',
};

export default defineCheck({
  id: 'planted-layout',
  title: 'Layout instructions in the database run commands',
  side: 'database',
  severity: 'critical',
  why: 'Attackers who once got in put such instructions into the database (CVE-2024-20720). They run whenever a page is shown, and bring back whatever the owner removes, even after an update.',
  fix: 'Keep a copy as evidence, remove the row, and clean the store as after a break-in.',
  steps: [
    'Copy the row to a safe place, as evidence.',
    'Remove it, and clear the layout cache.',
    'Compare the core files with the official release, since such instructions usually put a back door into one of them.',
    'Look for accounts of staff that nobody knows, and replace keys and passwords.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:12.10.1', 'owasp-2025:A08'],
  rows: ['M2-08', 'M2-38'],
  engines: ['magento2', 'openmage'],
  needs: { plantedLayouts },

  find: ({ plantedLayouts: { found } }) =>
    found.flatMap(({ kind, table, column, row, excerpt }) =>
      kind === 'probe'
        ? []
        : [
            {
              subject: `${table}.${column} ${row}`,
              says: `Layout instructions in ${table}.${column} (row ${row}) ${does[kind]}.`,
              severity: kind === 'command' ? ('critical' as const) : ('high' as const),
              confidence: 'firm' as const,
              advisories: kind === 'command' ? ['CVE-2024-20720'] : [],
              evidence: [{ kind: 'rows' as const, table, column, count: 1, row, sample: excerpt }],
            },
          ],
    ),
});
