import type { TlsVersion } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { service, versions, type VersionSeen } from '../../facts/tls.ts';
import { offer } from './offer.ts';

const all: readonly TlsVersion[] = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

export default defineProbe({
  id: 'protocol-versions',
  title: 'Offers each protocol version alone',
  hands: ['tls'],
  needs: { service },
  gives: { versions },
  touch: 'visitor',

  async gather({ tls }, facts) {
    const seen: VersionSeen[] = [];
    if (!facts.service.served) return { versions: seen };
    for (const version of all) seen.push({ version, offered: (await offer(tls, { version })).offered });
    return { versions: seen };
  },
});
