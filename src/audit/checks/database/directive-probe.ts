import { defineCheck } from '../../../core/check.ts';
import { plantedLayouts } from '../../facts/content.ts';

export default defineCheck({
  id: 'directive-probe',
  title: 'Content holds directives by which attackers try out a hole',
  side: 'database',
  severity: 'high',
  why: 'Attackers write such a directive to see whether the shop carries it out (APSB26-146). Whoever could write it could write content of the shop, and may have written more.',
  fix: 'Remove the directive, put in the hotfix, and find out who wrote it.',
  steps: [
    'Keep a copy of the row as evidence, with the time of its last change.',
    'Put in the hotfix of APSB26-146 before anything else.',
    'Look at the access log of that time, and at content, accounts of staff and API keys for what came with it.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:10.4.1', 'owasp-2025:A05'],
  rows: ['M2-16'],
  engines: ['magento2', 'openmage'],
  needs: { plantedLayouts },

  find: ({ plantedLayouts: { found } }) =>
    found
      .filter(({ kind }) => kind === 'probe')
      .map(({ table, column, row, excerpt }) => ({
        subject: `${table}.${column} ${row}`,
        says: `${table}.${column} (row ${row}) holds a directive that shows an attacker whether the shop carries directives out.`,
        confidence: 'firm' as const,
        advisories: ['CVE-2026-75650'],
        evidence: [{ kind: 'rows' as const, table, column, count: 1, row, sample: excerpt }],
      })),
});
