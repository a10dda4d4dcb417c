import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { scriptPolicies } from './content-policy.ts';
import { onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'csp-unsafe-eval',
  title: 'The rule for scripts lets text become code',
  side: 'web',
  severity: 'low',
  why: 'With `unsafe-eval` a script may turn any text into code, which helps injected text to become a running script.',
  fix: 'Take `unsafe-eval` out of script-src once no script of the store needs it (`wasm-unsafe-eval` is enough for WebAssembly).',
  who: 'developer',
  effort: 'days',
  standards: ['asvs-5.0.0:V3'],
  rows: ['HDR-04'],
  needs: { pages },
  notApplicable: ({ pages: seen }) =>
    seen.some((page) => scriptPolicies(page).length > 0) ? undefined : 'There is no policy that limits scripts.',

  find({ pages: seen }) {
    return onPages(seen, (page) => {
      const policies = scriptPolicies(page);
      const open = policies.length > 0 && policies.every((sources) => sources.includes("'unsafe-eval'"));
      return open ? 'The Content-Security-Policy allows text to be run as code (`unsafe-eval`).' : undefined;
    });
  },
});
