import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { reportOnlyPolicies, scriptPolicies } from './content-policy.ts';
import { onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'csp-missing',
  title: 'No rule says which scripts may run',
  side: 'web',
  severity: 'medium',
  why: 'A skimmer that gets into a page, by a hole in an extension or through a service the store loads, can send what customers type anywhere it likes. A Content Security Policy tells the browser what belongs to the store and stops the rest.',
  fix: 'Send a Content-Security-Policy that names where scripts may come from, first on the checkout.',
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:6.4.3', 'owasp-2025:A02', 'asvs-5.0.0:V3'],
  rows: ['HDR-01'],
  needs: { pages },

  find({ pages: seen }) {
    return onPages(seen, (page) =>
      scriptPolicies(page).length > 0 || reportOnlyPolicies(page).length > 0
        ? undefined
        : 'Pages come without a Content-Security-Policy that limits scripts.',
    );
  },
});
