import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { hstsSeconds } from './hsts.ts';

export default defineCheck({
  id: 'hsts-missing',
  title: 'Browsers are not told to stay with https',
  side: 'tls',
  severity: 'medium',
  why: 'Without this instruction (HSTS), a browser’s first step may still be unencrypted, and someone in the same network can keep it so and read along.',
  fix: 'Send the header Strict-Transport-Security with every https answer.',
  steps: [
    'Make sure that everything under this name works with https.',
    'Send `Strict-Transport-Security: max-age=86400` for some days, then raise it to `max-age=31536000`.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V3'],
  rows: ['TLS-13'],
  needs: { pages },
  notApplicable: ({ pages: [home] }) =>
    home?.url.startsWith('https:') ? undefined : 'The store is not served over https; that comes first.',

  find({ pages: [home] }) {
    if (!home || (hstsSeconds(home) ?? 0) > 0) return [];
    return [
      {
        subject: URL.parse(home.url)?.host ?? home.url,
        says: 'The store’s pages come without the header Strict-Transport-Security, or with one that switches it off.',
        confidence: 'certain',
        evidence: [{ kind: 'page', url: home.url, status: home.status }],
      },
    ];
  },
});
