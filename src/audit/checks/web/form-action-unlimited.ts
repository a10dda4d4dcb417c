import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { enforcedPolicies } from './content-policy.ts';
import { onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'form-action-unlimited',
  title: 'Forms may be sent anywhere',
  side: 'web',
  severity: 'medium',
  why: 'Injected HTML can point the login or payment form at an attacker’s server without any script. The directive `form-action` stops that, and `default-src` does not cover it.',
  fix: 'Add `form-action` with the store and its payment services to the Content-Security-Policy.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.4.3', 'asvs-5.0.0:V3'],
  rows: ['HDR-09'],
  needs: { pages },
  notApplicable: ({ pages: seen }) =>
    seen.some((page) => enforcedPolicies(page).length > 0) ? undefined : 'There is no policy that is enforced.',

  find({ pages: seen }) {
    return onPages(seen, (page) => {
      const policies = enforcedPolicies(page);
      const limited = policies.some(
        ({ directives }) => directives.has('form-action') && !directives.get('form-action')?.includes('*'),
      );
      return policies.length > 0 && !limited
        ? 'The Content-Security-Policy does not limit where forms are sent (`form-action`).'
        : undefined;
    });
  },
});
