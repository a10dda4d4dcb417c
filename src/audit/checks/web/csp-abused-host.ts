import { defineCheck } from '../../../core/check.ts';
import { listed } from '../../../core/text.ts';
import { pages } from '../../facts/web.ts';
import { scriptPolicies, trustedHosts } from './content-policy.ts';
import { onPages } from './judged-pages.ts';

/** Open code and file hosts, and tag managers: Lekies et al., “CSP Is Dead” (2016); skimmer reports up to 2026. */
const open = [
  'cdn.jsdelivr.net',
  'unpkg.com',
  'cdnjs.cloudflare.com',
  'esm.sh',
  'cdn.skypack.dev',
  'cdn.statically.io',
  'raw.githubusercontent.com',
  'rawgit.com',
  'github.io',
  'gitlab.io',
  'pages.dev',
  'workers.dev',
  'netlify.app',
  'vercel.app',
  'herokuapp.com',
  'web.app',
  'firebaseapp.com',
  's3.amazonaws.com',
  '*.amazonaws.com',
  '*.cloudfront.net',
  '*.azureedge.net',
  'storage.googleapis.com',
  'ajax.googleapis.com',
  'www.googletagmanager.com',
  'polyfill.io',
  'bootcdn.net',
  'bootcss.com',
  'staticfile.org',
  'script.google.com',
];

export default defineCheck({
  id: 'csp-abused-host',
  title: 'The rule for scripts trusts hosts where anybody can publish',
  side: 'web',
  severity: 'medium',
  why: 'On open code hosts anybody can put a script; allowing the whole host allows the attacker’s copy too. Skimmers have been loaded from such hosts and from tag managers for years.',
  fix: 'Serve those libraries from the store itself, or name the exact path of the file instead of the host.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.4.3', 'asvs-5.0.0:V3'],
  rows: ['HDR-07'],
  needs: { pages },
  notApplicable: ({ pages: seen }) =>
    seen.some((page) => scriptPolicies(page).length > 0) ? undefined : 'There is no policy that limits scripts.',

  find({ pages: seen }) {
    return onPages(seen, (page) => {
      const policies = scriptPolicies(page).map((sources) => trustedHosts(sources).filter(isOpen));
      const [first] = policies;
      return first && policies.every((hosts) => hosts.length > 0)
        ? `The Content-Security-Policy allows scripts from ${listed(first)}, where anybody can publish.`
        : undefined;
    });
  },
});

/** A host without a path to one file. */
function isOpen(source: string): boolean {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/]{1,253})(\/.{0,2000})?$/.exec(source) ?? [];
  const plain = host.replace(/:[\d*]{1,5}$/, '');
  return (path === '' || path.endsWith('/')) && open.some((one) => plain === one || plain.endsWith(`.${one}`));
}
