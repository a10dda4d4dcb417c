import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { listed } from '../../../core/text.ts';
import { service, versions } from '../../facts/tls.ts';

const old = ['SSLv3', 'TLSv1', 'TLSv1.1'];

export default defineCheck({
  id: 'old-tls-version',
  title: 'Outdated encryption protocols are accepted',
  side: 'tls',
  severity: 'high',
  why: 'SSL 3.0, TLS 1.0 and TLS 1.1 have known holes (RFC 8996 retired them in 2021). Connections that use them can be opened, and no payment standard accepts them.',
  fix: 'Switch off everything older than TLS 1.2.',
  steps: [
    'Allow only TLS 1.2 and 1.3 in the web server, or in front of it (CDN, load balancer).',
    'Reload the server and run this audit again.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'pci-dss-4.0.1:2.2.5', 'asvs-5.0.0:V12'],
  rows: ['TLS-09'],
  needs: { versions, service },
  notApplicable: ({ service: { served } }) => (served ? undefined : 'The store offers no encrypted connections.'),

  find({ versions: seen, service: { host } }) {
    const asked = seen.filter(({ version }) => old.includes(version));
    const accepted = asked.filter(({ offered }) => offered === 'accepted').map(({ version }) => nameOf(version));
    if (accepted.length > 0) {
      return [{ subject: host, says: `The server agrees to ${listed(accepted)}.`, confidence: 'certain' }];
    }
    const untold = asked.filter(({ offered }) => offered === 'untold').map(({ version }) => nameOf(version));
    return untold.length === 0
      ? []
      : new Unknown('unsupported', `Whether ${listed(untold)} is accepted could not be found out.`);
  },
});

function nameOf(version: string): string {
  return version === 'SSLv3' ? 'SSL 3.0' : `TLS ${version === 'TLSv1' ? '1.0' : version.slice(4)}`;
}
