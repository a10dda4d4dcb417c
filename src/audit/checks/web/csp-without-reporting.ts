import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { enforcedPolicies } from './content-policy.ts';
import { onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'csp-without-reporting',
  title: 'Nobody hears when the rule for scripts stops one',
  side: 'web',
  severity: 'low',
  why: 'A script that is stopped is the first sign of an attack. Without an address for reports, nobody learns of it; in a `<meta>` tag such an address is ignored.',
  fix: 'Add `report-to` (and `report-uri` for older browsers) to the Content-Security-Policy header, and read what comes in.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:11.6.1'],
  rows: ['HDR-06'],
  needs: { pages },
  notApplicable: ({ pages: seen }) =>
    seen.some((page) => enforcedPolicies(page).length > 0) ? undefined : 'There is no policy that is enforced.',

  find({ pages: seen }) {
    return onPages(seen, (page) => {
      const policies = enforcedPolicies(page);
      const told = policies.some(({ directives }) => directives.has('report-to') || directives.has('report-uri'));
      return policies.length > 0 && !told ? 'The Content-Security-Policy names no address for reports.' : undefined;
    });
  },
});
