import { defineProbe } from '../../../core/probe.ts';
import { offer } from './offer.ts';
import { ciphers, type CiphersSeen, service } from '../../facts/tls.ts';

/** What people call them, and OpenSSL's word for them. */
const weak: readonly (readonly [string, string])[] = [
  ['RC4', 'RC4'],
  ['3DES', '3DES'],
  ['DES', 'DES'],
  ['EXPORT', 'EXPORT'],
  ['NULL', 'eNULL'],
  ['anonymous', 'aNULL'],
];

export default defineProbe({
  id: 'cipher-families',
  title: 'Offers each kind of encryption alone',
  hands: ['tls'],
  needs: { service },
  gives: { ciphers },
  touch: 'visitor',

  async gather({ tls }, facts) {
    if (!facts.service.served) return { ciphers: null };
    const seen: CiphersSeen['weak'][number][] = [];
    for (const [family, list] of weak) {
      const { offered, cipher } = await offer(tls, { ciphers: list });
      seen.push({ family, offered, ...(cipher ? { cipher } : {}) });
    }
    // Every cipher of TLS 1.3 is authenticated, and its key exchange ephemeral (RFC 8446).
    const newest = await offer(tls, { version: 'TLSv1.3' });
    if (newest.offered === 'accepted')
      return { ciphers: { weak: seen, authenticated: 'accepted', forwardSecret: 'accepted' } };
    const authenticated = await offer(tls, { version: 'TLSv1.2', ciphers: 'AESGCM:AESCCM:CHACHA20:ARIAGCM' });
    const forwardSecret = await offer(tls, { ciphers: 'kECDHE:kDHE' });
    return { ciphers: { weak: seen, authenticated: authenticated.offered, forwardSecret: forwardSecret.offered } };
  },
});
