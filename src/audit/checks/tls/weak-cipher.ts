import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { listed } from '../../../core/text.ts';
import { ciphers, service } from '../../facts/tls.ts';

export default defineCheck({
  id: 'weak-cipher',
  title: 'Weak ciphers are accepted',
  side: 'tls',
  severity: 'high',
  why: 'Connections that use such a cipher can be read by someone with patience; with NULL and anonymous ones, by anybody at all.',
  fix: 'Allow only modern ciphers in the web server.',
  steps: [
    'Take the “intermediate” settings of the Mozilla SSL Configuration Generator for your web server.',
    'Reload the server and run this audit again.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V12'],
  rows: ['TLS-11'],
  needs: { ciphers, service },
  notApplicable: ({ ciphers: seen }) => (seen ? undefined : 'The store offers no encrypted connections.'),

  find({ ciphers: seen, service: { host } }) {
    const weak = seen?.weak ?? [];
    const accepted = weak.filter(({ offered }) => offered === 'accepted');
    if (accepted.length > 0) {
      const names = accepted.map(({ family, cipher }) => (cipher ? `${family} (${cipher})` : family));
      return [{ subject: host, says: `The server agrees to ${listed(names)}.`, confidence: 'certain' }];
    }
    const untold = weak.filter(({ offered }) => offered === 'untold').map(({ family }) => family);
    return untold.length === 0
      ? []
      : new Unknown('unsupported', `Whether ${listed(untold)} ciphers are accepted could not be found out.`);
  },
});
