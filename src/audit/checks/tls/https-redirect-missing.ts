import { defineCheck } from '../../../core/check.ts';
import { service } from '../../facts/tls.ts';
import { plainHttp } from '../../facts/web.ts';

export default defineCheck({
  id: 'https-redirect-missing',
  title: 'Visitors who come without https stay without it',
  side: 'tls',
  severity: 'high',
  why: 'A customer who follows an old link or types the address gets the store unencrypted, and everything that is entered there can be read and changed on the way.',
  fix: 'Redirect every http address to the same address with https.',
  steps: [
    'Set a permanent redirect (301 or 308) from http to https in the web server or at your host.',
    'Set the store’s own base address to https.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'owasp-2025:A04', 'asvs-5.0.0:V12'],
  rows: ['TLS-02'],
  needs: { plainHttp, service },
  notApplicable: ({ service: { served } }) => (served ? undefined : 'The store has no https to redirect to.'),

  find({ plainHttp: seen }) {
    if (!seen.answers || seen.ends.startsWith('https:')) return [];
    if (seen.hops.length === 0 && seen.status >= 400) return [];
    const byPage = seen.refresh?.startsWith('https:') === true;
    return [
      {
        subject: seen.url,
        says: byPage
          ? `${seen.url} answers unencrypted and only its page sends visitors on to https.`
          : `${seen.url} answers unencrypted and does not lead to https.`,
        confidence: 'certain',
        evidence: [{ kind: 'page', url: seen.ends, status: seen.status }],
        ...(byPage ? { severity: 'low' as const } : {}),
      },
    ];
  },
});
