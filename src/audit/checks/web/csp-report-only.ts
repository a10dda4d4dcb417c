import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { pages, type PageSeen } from '../../facts/web.ts';
import { reportOnlyPolicies, scriptPolicies } from './content-policy.ts';
import { onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'csp-report-only',
  title: 'The rule for scripts only watches',
  side: 'web',
  severity: 'medium',
  why: 'A policy in report-only mode writes down what it would have stopped, and stops nothing: a skimmer runs all the same.',
  fix: 'Look through the reports, add what is missing, and enforce the policy on the checkout first.',
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:6.4.3', 'asvs-5.0.0:V3'],
  rows: ['HDR-02'],
  needs: { pages },
  notApplicable: ({ pages: seen }) =>
    seen.some((page) => reportOnlyPolicies(page).length > 0) ? undefined : 'No page sends a policy as report-only.',

  find({ pages: seen }) {
    const flaws = onPages(seen, watched);
    if (flaws instanceof Unknown || seen.some((page) => page.kind === 'checkout' && watched(page))) return flaws;
    return flaws.map((flaw) => ({ ...flaw, severity: 'low' as const }));
  },
});

function watched(page: PageSeen): string | undefined {
  if (scriptPolicies(page).length > 0 || reportOnlyPolicies(page).length === 0) return undefined;
  return 'The Content-Security-Policy is sent as report-only: it is not enforced.';
}
