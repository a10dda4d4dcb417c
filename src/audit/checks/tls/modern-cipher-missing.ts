import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { ciphers, service } from '../../facts/tls.ts';

export default defineCheck({
  id: 'modern-cipher-missing',
  title: 'Modern encryption is not offered',
  side: 'tls',
  severity: 'high',
  why: 'Older kinds of encryption protect content and integrity in two steps, and have been broken at the seam more than once (BEAST, Lucky 13, POODLE). Browsers are dropping them.',
  fix: 'Offer TLS 1.3, or TLS 1.2 with AES-GCM or ChaCha20-Poly1305.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V12'],
  rows: ['TLS-10'],
  needs: { ciphers, service },
  notApplicable: ({ ciphers: seen }) => (seen ? undefined : 'The store offers no encrypted connections.'),

  find({ ciphers: seen, service: { host } }) {
    if (seen?.authenticated === 'untold')
      return new Unknown('unsupported', 'Whether it is offered could not be found out.');
    if (seen?.authenticated !== 'refused') return [];
    return [
      {
        subject: host,
        says: 'The server agrees to no authenticated encryption (AES-GCM, ChaCha20-Poly1305), neither with TLS 1.2 nor with TLS 1.3.',
        confidence: 'firm',
      },
    ];
  },
});
