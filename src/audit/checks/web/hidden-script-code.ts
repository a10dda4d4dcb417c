import { defineCheck } from '../../../core/check.ts';
import type { Severity } from '../../../core/finding.ts';
import { type ScriptMark, scriptMarks } from '../../facts/payment.ts';

export default defineCheck({
  id: 'hidden-script-code',
  title: 'A script in a page hides what it does',
  side: 'web',
  severity: 'high',
  why: 'Card thieves pack their code so that nobody can read it. Some honest tools do so as well, but none of them has to on the pages of a shop.',
  fix: 'Have your developer find out where the script comes from and what it does, and take it out if nobody can say.',
  steps: [
    'Keep a copy of the page as evidence.',
    'Search the content, the settings and the files of the shop for the beginning of the script.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:6.4.3', 'pci-dss-4.0.1:11.6.1', 'owasp-2025:A08'],
  rows: ['PAY-11'],
  needs: { scriptMarks },

  find({ scriptMarks: marks }) {
    const byMark = Map.groupBy(marks, ({ mark, excerpt }) => `${mark} ${excerpt}`);
    return [...byMark.values()].flatMap(([first, ...others]) => (first ? [flaw(first, others)] : []));
  },
});

function flaw(first: ScriptMark, others: readonly ScriptMark[]) {
  const certain = first.confidence === 'certain';
  const also = others.length > 0 ? ' The same stands in other pages.' : '';
  return {
    subject: `${first.url}: ${first.mark}`,
    says: `In the page ${first.url}: ${first.says}${also}`,
    severity: severityOf([first, ...others]),
    confidence: certain ? ('firm' as const) : ('tentative' as const),
    evidence: [{ kind: 'page' as const, url: first.url, status: first.status, excerpt: first.excerpt }],
  };
}

function severityOf(marks: readonly ScriptMark[]): Severity {
  const certain = marks.filter(({ confidence }) => confidence === 'certain');
  if (certain.length === 0) return 'medium';
  return certain.some(({ kind }) => kind === 'checkout') ? 'critical' : 'high';
}
