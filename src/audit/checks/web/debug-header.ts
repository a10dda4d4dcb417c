import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { pages, type PageSeen } from '../../facts/web.ts';

/** Header, what sends it, and how much it opens. */
const marks: readonly (readonly [RegExp, string, 'medium' | 'low'])[] = [
  [/^x-debug-token(?:-link)?$/, 'the Symfony profiler', 'medium'],
  [/^x-clockwork-(?:id|version|path)$/, 'Clockwork', 'medium'],
  [/^phpdebugbar(?:-.{1,40})?$|^x-phpdebugbar/, 'PHP Debug Bar', 'medium'],
  [/^x-chrome(?:logger|php)-data$/, 'ChromeLogger', 'medium'],
  [/^x-wf-(?:protocol|structure|plugin|1)-/, 'FirePHP', 'medium'],
  [/^x-xdebug-profile-filename$/, 'Xdebug', 'medium'],
  [/^x-magento-(?:tags|cache-debug|debug)$/, 'the page cache of Magento', 'low'],
];

export default defineCheck({
  id: 'debug-header',
  title: 'Developer tools speak to visitors',
  side: 'web',
  severity: 'medium',
  why: 'Such tools show settings, database queries and sometimes passwords to anybody who follows their trail.',
  fix: 'Switch off debug mode and developer tools on the live store.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.5.6', 'owasp-2025:A02'],
  rows: ['HDR-17'],
  needs: { pages },

  find({ pages: seen }) {
    return [...new Map(seen.flatMap(judge).map((flaw) => [flaw.subject, flaw])).values()];
  },
});

function judge({ url, status, headers }: PageSeen): readonly Flaw[] {
  return headers.flatMap(({ name }): readonly Flaw[] => {
    const mark = marks.find(([pattern]) => pattern.test(name));
    if (!mark) return [];
    const [, tool, severity] = mark;
    return [
      {
        subject: tool,
        says: `Pages carry the header ${name} of ${tool}.`,
        severity,
        evidence: [{ kind: 'page', url, status }],
      },
    ];
  });
}
