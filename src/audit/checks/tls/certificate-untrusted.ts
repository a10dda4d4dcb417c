import { defineCheck } from '../../../core/check.ts';
import { certificate, type CertificateSeen } from '../../facts/tls.ts';

/** `certificate-expiry` speaks of these. */
const ofDates = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const incomplete = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
];

export default defineCheck({
  id: 'certificate-untrusted',
  title: 'The certificate is not trusted',
  side: 'tls',
  severity: 'high',
  why: 'Browsers or apps cannot prove that they talk to your store, and warn customers away. Payment services that call the store back may fail without a word.',
  fix: 'Use a certificate of an authority that browsers trust, and serve it with its whole chain.',
  steps: [
    'Where the chain is incomplete, let the web server send the authority’s intermediate certificate too (often called “fullchain”).',
    'Where the certificate is self-made, get one from a public authority, such as Let’s Encrypt.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V12'],
  rows: ['TLS-07'],
  needs: { certificate },
  notApplicable: ({ certificate: seen }) =>
    seen ? undefined : 'No encrypted connection was found to read a certificate from.',

  find({ certificate: seen }) {
    const says = seen ? trouble(seen) : undefined;
    return seen && says ? [{ subject: seen.host, says, confidence: 'certain' }] : [];
  },
});

function trouble({ host, issuer, selfSigned, distrust, chainLength }: CertificateSeen): string | undefined {
  if (selfSigned) return `The certificate of ${host} is self-made: nobody but the server itself vouches for it.`;
  if (distrust === undefined || ofDates.includes(distrust)) return undefined;
  if (incomplete.includes(distrust) && chainLength === 1) {
    return `${host} sends its certificate without the ones that lead to a trusted authority (it names “${issuer}”).`;
  }
  return `The certificate of ${host} leads to no authority that browsers trust (${distrust}; it names “${issuer}”).`;
}
