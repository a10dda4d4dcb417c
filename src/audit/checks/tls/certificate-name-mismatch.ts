import { defineCheck } from '../../../core/check.ts';
import { listed } from '../../../core/text.ts';
import { certificate } from '../../facts/tls.ts';

export default defineCheck({
  id: 'certificate-name-mismatch',
  title: 'The certificate is for another name',
  side: 'tls',
  severity: 'high',
  why: 'Browsers cannot tell that they talk to the right store and turn customers away with a full-page warning. Customers who learn to click it away do so for a thief as well.',
  fix: 'Get a certificate that holds every name under which the store is reached.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V12'],
  rows: ['TLS-06'],
  needs: { certificate },
  notApplicable: ({ certificate: seen }) =>
    seen ? undefined : 'No encrypted connection was found to read a certificate from.',

  find({ certificate: seen }) {
    if (!seen || seen.covers) return [];
    const names = seen.names.length === 0 ? 'no name at all' : listed(seen.names);
    return [
      {
        subject: seen.host,
        says: `The store was asked as ${seen.host}; its certificate is for ${names}.`,
        confidence: 'certain',
      },
    ];
  },
});
