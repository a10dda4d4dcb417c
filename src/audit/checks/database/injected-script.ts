import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { content, type InjectionSeen } from '../../facts/content.ts';

export default defineCheck({
  id: 'injected-script',
  title: 'Foreign code stands in the content of the shop',
  side: 'database',
  severity: 'critical',
  why: 'Code in a page, block or setting runs in the browser of every visitor. Thieves use it to copy card numbers and passwords while customers type them, often for months before anybody notices.',
  fix: 'Have the place looked at today, remove the code if nobody can say what it is for, and find out how it came in.',
  steps: [
    'Keep a copy of the row as evidence before you change it.',
    'Remove the code and empty all caches.',
    'Change the passwords of all staff and look for accounts that nobody knows.',
    'If the checkout was affected, tell your payment provider and your data protection officer.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:6.4.3', 'owasp-2025:A05', 'asvs-5.0.0:V1'],
  rows: ['DBC-21', 'M2-36', 'M2-37', 'M1-29', 'WP-23', 'PS-16', 'OC-16', 'SW-11'],
  needs: { content },

  find({ content: { columns, injections } }) {
    if (injections.length === 0 && columns.some(({ whole }) => !whole)) {
      return new Unknown('unsupported', 'Some of the content is too long to be read to its end.');
    }
    const places = Map.groupBy(injections, ({ table, column, mark, holds }) => `${holds} ${table}.${column} ${mark}`);
    return [...places.values()].flatMap((seen) => flaw(seen));
  },
});

function flaw(seen: readonly InjectionSeen[]): Flaw[] {
  const worst =
    seen.find(({ confidence }) => confidence === 'certain') ??
    seen.find(({ confidence }) => confidence === 'firm') ??
    seen[0];
  if (!worst) return [];
  const others = seen.length > 1 ? ` The same kind of code stands in ${plural(seen.length - 1, 'more row')}.` : '';
  return [
    {
      subject: `${worst.table}.${worst.column}: ${worst.mark}`,
      says: `In ${worst.table}.${worst.column}, row ${worst.row === '' ? '(unnamed)' : worst.row}: ${worst.says}${others}`,
      severity: worst.confidence === 'tentative' ? 'high' : 'critical',
      confidence: worst.confidence,
      evidence: seen
        .slice(0, 5)
        .map(({ table, column, row, excerpt }) => ({ kind: 'rows', table, column, count: 1, row, sample: excerpt })),
    },
  ];
}
