import { type KeyObject, X509Certificate } from 'node:crypto';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Handshake, Tls } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { certificate, type CertificateSeen, service, type TlsService } from '../../facts/tls.ts';

const MOST_NAMES = 200;

export default defineProbe({
  id: 'handshake',
  title: 'Shakes hands and reads the certificate',
  hands: ['tls'],
  needs: {},
  gives: { service, certificate },
  touch: 'visitor',

  async gather({ tls }) {
    const place = { host: tls.host, port: tls.port };
    const shaken = await shake(tls);
    if (typeof shaken === 'string') {
      return { service: { ...place, served: false, because: 'silent' as const, detail: shaken }, certificate: null };
    }
    if (!shaken.done) {
      const because = shaken.because === 'closed' ? ('closed' as const) : ('refused' as const);
      return { service: { ...place, served: false, because, detail: shaken.detail }, certificate: null };
    }
    const served: TlsService = { ...place, served: true, version: shaken.version, cipher: shaken.cipher };
    return { service: served, certificate: read(shaken, tls.host) };
  },
});

/** A handshake with anything this machine can offer, then with what it cannot; a sentence where nobody answers. */
async function shake(tls: Tls): Promise<Handshake | string> {
  try {
    const shaken = await tls.handshake();
    if (shaken.done || shaken.because === 'closed') return shaken;
    const old = await tls.handshake({ version: 'SSLv3' });
    return old.done ? old : shaken;
  } catch (error) {
    if (error instanceof CannotTell && error.why === 'timed-out') return error.message;
    throw error;
  }
}

function read({ chain, distrust }: Extract<Handshake, { done: true }>, host: string): CertificateSeen | Unknown {
  const [der] = chain;
  if (!der)
    return new Unknown('unsupported', 'The server speaks only protocols in which the certificate cannot be read here.');
  let parsed: X509Certificate;
  try {
    parsed = new X509Certificate(der);
  } catch {
    return new Unknown('failed', 'The certificate cannot be read.');
  }
  const key = keyOf(parsed);
  const signature = parsed.signatureAlgorithm;
  return {
    host,
    subject: oneLine(parsed.subject),
    names: namesIn(parsed.subjectAltName),
    covers: covers(parsed, host),
    issuer: oneLine(parsed.issuer),
    validFrom: parsed.validFromDate.toISOString(),
    validTo: parsed.validToDate.toISOString(),
    keyType: key?.asymmetricKeyType ?? 'unknown',
    ...bitsOf(key),
    ...(signature ? { signature } : {}),
    selfSigned: parsed.subject === parsed.issuer && key !== undefined && verifies(parsed, key),
    ...(distrust === undefined ? {} : { distrust }),
    chainLength: chain.length,
    fingerprint: parsed.fingerprint256,
  };
}

/** Names by RFC 9525: the common name no longer counts, and a star stands for one whole label. */
function covers(parsed: X509Certificate, host: string): boolean {
  if (/^[\d.]+$/.test(host) || host.includes(':')) return parsed.checkIP(host) !== undefined;
  return parsed.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined;
}

function namesIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(', ')
    .map((one) => /^(?:DNS|IP Address):(.{1,255})$/.exec(one)?.[1]?.toLowerCase() ?? '')
    .filter((name) => name !== '')
    .slice(0, MOST_NAMES);
}

function keyOf(parsed: X509Certificate): KeyObject | undefined {
  try {
    return parsed.publicKey;
  } catch {
    return undefined;
  }
}

function verifies(parsed: X509Certificate, key: KeyObject): boolean {
  try {
    return parsed.verify(key);
  } catch {
    return false;
  }
}

const curveBits: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
  prime192v1: 192,
  secp224r1: 224,
};

function bitsOf(key: KeyObject | undefined): { keyBits?: number } {
  const details = key?.asymmetricKeyDetails;
  const bits = details?.modulusLength ?? curveBits[details?.namedCurve ?? ''];
  return bits === undefined ? {} : { keyBits: bits };
}

function oneLine(name: string): string {
  return name.split('\n').toReversed().join(', ').slice(0, 300);
}
