import { defineCheck } from '../../../core/check.ts';
import { certificate, type CertificateSeen } from '../../facts/tls.ts';

export default defineCheck({
  id: 'weak-certificate-key',
  title: 'The certificate rests on weak cryptography',
  side: 'tls',
  severity: 'high',
  why: 'Keys that are too short can be calculated, and signatures by old methods forged: someone else can then pass for your store.',
  fix: 'Get a new certificate with an elliptic-curve key or an RSA key of at least 2,048 bits, signed with SHA-256 or better.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V11'],
  rows: ['TLS-08'],
  needs: { certificate },
  notApplicable: ({ certificate: seen }) =>
    seen ? undefined : 'No encrypted connection was found to read a certificate from.',

  find({ certificate: seen }) {
    if (!seen) return [];
    return weaknesses(seen).map((says) => ({ subject: seen.host, says, confidence: 'certain' as const }));
  },
});

/** NIST SP 800-57 part 1, table 2: at least 112 bits of strength. */
function weaknesses({ keyType, keyBits, signature }: CertificateSeen): readonly string[] {
  const found: string[] = [];
  const least = keyType.startsWith('rsa') || keyType === 'dsa' ? 2048 : 224;
  if (keyBits !== undefined && keyBits < least)
    found.push(`Its ${keyType.toUpperCase()} key has ${keyBits} bits; ${least} are the least that is safe.`);
  const old = /(md2|md5|sha-?1)(?:[^0-9]|$)/i.exec(signature ?? '')?.[1];
  if (old) found.push(`It is signed with ${old.toUpperCase()}, which can be forged.`);
  return found.length > 1 ? [found.join(' ')] : found;
}
