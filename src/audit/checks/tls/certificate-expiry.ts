import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { certificate, type CertificateSeen } from '../../facts/tls.ts';

const DAY = 86_400_000;
const SOON_DAYS = 14;

export default defineCheck({
  id: 'certificate-expiry',
  title: 'The certificate is outside its days, or soon will be',
  side: 'tls',
  severity: 'critical',
  why: 'With a certificate that has run out, browsers turn customers away with a full-page warning, and the payment page with them.',
  fix: 'Renew the certificate, and let it renew itself from now on (ACME).',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'pci-dss-4.0.1:4.2.1.1', 'asvs-5.0.0:V12'],
  rows: ['TLS-04', 'TLS-05'],
  needs: { certificate },
  notApplicable: ({ certificate: seen }) =>
    seen ? undefined : 'No encrypted connection was found to read a certificate from.',

  find: ({ certificate: seen }, { now }) => (seen ? judge(seen, now) : []),
});

function judge(seen: CertificateSeen, now: Date): readonly Flaw[] {
  const { host, validFrom, validTo } = seen;
  const subject = host;
  const confidence = 'certain';
  const left = Math.floor((Date.parse(validTo) - now.getTime()) / DAY);
  if (left < 0)
    return [{ subject, confidence, says: `The certificate of ${host} ran out on ${validTo.slice(0, 10)}.` }];
  if (Date.parse(validFrom) > now.getTime()) {
    return [{ subject, confidence, says: `The certificate of ${host} is not valid before ${validFrom.slice(0, 10)}.` }];
  }
  if (left >= soonDays(seen)) return [];
  return [
    {
      subject,
      confidence,
      severity: 'medium',
      says: `The certificate of ${host} runs out in ${plural(left, 'day')}, on ${validTo.slice(0, 10)}.`,
    },
  ];
}

/** Certificates of public authorities that live for some days only renew themselves in their last days. */
function soonDays({ validFrom, validTo, selfSigned, distrust }: CertificateSeen): number {
  const lifeDays = (Date.parse(validTo) - Date.parse(validFrom)) / DAY;
  return selfSigned || distrust !== undefined ? SOON_DAYS : Math.min(SOON_DAYS, lifeDays / 4);
}
