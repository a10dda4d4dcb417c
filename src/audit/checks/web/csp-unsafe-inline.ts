import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { allowsInline, scriptPolicies } from './content-policy.ts';
import { onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'csp-unsafe-inline',
  title: 'The rule for scripts lets injected ones run',
  side: 'web',
  severity: 'medium',
  why: 'With `unsafe-inline` the browser cannot tell the store’s own inline scripts from one that an attacker has put into a product text or a setting. That is the usual way of skimmers.',
  fix: 'Mark the store’s own inline scripts with a nonce or a hash, and take `unsafe-inline` out of script-src.',
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:6.4.3', 'asvs-5.0.0:V3'],
  rows: ['HDR-03'],
  needs: { pages },
  notApplicable: ({ pages: seen }) =>
    seen.some((page) => scriptPolicies(page).length > 0) ? undefined : 'There is no policy that limits scripts.',

  find({ pages: seen }) {
    return onPages(seen, (page) => {
      const policies = scriptPolicies(page);
      const open = policies.length > 0 && policies.every(allowsInline);
      return open ? 'The Content-Security-Policy allows every inline script (`unsafe-inline`).' : undefined;
    });
  },
});
