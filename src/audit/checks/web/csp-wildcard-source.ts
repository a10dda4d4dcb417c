import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { scriptPolicies, trustedHosts } from './content-policy.ts';
import { onPages } from './judged-pages.ts';

/** `*`, a scheme alone, or every host of a top-level domain. */
const everything = /^(?:\*|https?:|wss?:|data:|(?:https?:\/\/)?\*(?:\.[a-z]{2,24})?(?::\*)?)$/;

export default defineCheck({
  id: 'csp-wildcard-source',
  title: 'The rule for scripts lets them come from anywhere',
  side: 'web',
  severity: 'high',
  why: 'A policy that allows every host, or a whole scheme such as `https:` or `data:`, stops no attacker: a skimmer is served over https like everything else.',
  fix: 'Name the hosts that the store’s scripts come from instead of a wildcard or a scheme.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.4.3', 'asvs-5.0.0:V3'],
  rows: ['HDR-05'],
  needs: { pages },
  notApplicable: ({ pages: seen }) =>
    seen.some((page) => scriptPolicies(page).length > 0) ? undefined : 'There is no policy that limits scripts.',

  find({ pages: seen }) {
    return onPages(seen, (page) => {
      const open = scriptPolicies(page).map((sources) =>
        trustedHosts(sources).find((source) => everything.test(source)),
      );
      const first = open[0];
      return first !== undefined && open.every((one) => one !== undefined)
        ? `The Content-Security-Policy allows scripts from anywhere (\`${first}\`).`
        : undefined;
    });
  },
});
