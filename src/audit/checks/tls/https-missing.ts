import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { service } from '../../facts/tls.ts';
import { pages } from '../../facts/web.ts';

export default defineCheck({
  id: 'https-missing',
  title: 'The store does not offer encrypted connections',
  side: 'tls',
  severity: 'critical',
  why: 'Everything between customer and store travels in clear: passwords, addresses, orders. Whoever shares the network reads it and can change it, payment page included. Browsers call such a store “not secure”.',
  fix: 'Get a certificate and serve the whole store over https.',
  steps: [
    'Let your host switch on a certificate for every name of the store; Let’s Encrypt gives them free of charge.',
    'Set the store’s own base address to https.',
    'Redirect every http address to https, then run this audit again.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:4.2.1', 'owasp-2025:A04', 'asvs-5.0.0:V12', 'gdpr:32'],
  rows: ['TLS-01'],
  needs: { service },
  wants: { pages },

  find({ service: seen, pages: read }) {
    if (seen.served) return [];
    const home = read?.[0];
    if (!home) return new Unknown('unreachable', `${seen.host} answers neither with https nor with http.`);
    if (home.url.startsWith('https:')) return [];
    const why = {
      closed: 'nothing listens there',
      refused: 'what answers there is not encrypted',
      silent: 'nothing answers there',
    };
    return [
      {
        subject: seen.host,
        says: `The store answers at ${home.url}, and at port ${seen.port}, where https would be, ${why[seen.because ?? 'closed']}.`,
        confidence: 'certain',
        evidence: [{ kind: 'page', url: home.url, status: home.status }],
      },
    ];
  },
});
