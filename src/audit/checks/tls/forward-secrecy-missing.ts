import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { ciphers, service } from '../../facts/tls.ts';

export default defineCheck({
  id: 'forward-secrecy-missing',
  title: 'A stolen key would open recorded connections',
  side: 'tls',
  severity: 'medium',
  why: 'Whoever records encrypted connections today and gets hold of the server’s key later can read all of them. With fresh keys for each connection (forward secrecy) they could not.',
  fix: 'Offer TLS 1.3, or TLS 1.2 with ECDHE key exchange.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V12'],
  rows: ['TLS-12'],
  needs: { ciphers, service },
  notApplicable: ({ ciphers: seen }) => (seen ? undefined : 'The store offers no encrypted connections.'),

  find({ ciphers: seen, service: { host } }) {
    if (seen?.forwardSecret === 'untold')
      return new Unknown('unsupported', 'Whether it is offered could not be found out.');
    if (seen?.forwardSecret !== 'refused') return [];
    return [
      { subject: host, says: 'The server agrees to no key exchange with fresh keys (ECDHE, DHE).', confidence: 'firm' },
    ];
  },
});
