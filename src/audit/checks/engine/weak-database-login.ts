import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { type ConfigView, config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

type Login = ConfigView['databases'][number];

/** Accounts that may do everything on their server. */
const masters = new Set(['root', 'postgres']);

export default defineCheck({
  id: 'weak-database-login',
  title: 'The shop signs in to its database carelessly',
  side: 'files',
  severity: 'high',
  why: 'Whoever gets a foot on the server, or reaches the database over the network, walks in. With the account that may do everything, one hole in the shop opens every database on the machine.',
  fix: 'Give the shop a database account of its own, with a long random password and rights to its own database only.',
  steps: [
    'Make the account: CREATE USER, and GRANT for this one database.',
    "Put it into the shop's configuration, and try the shop.",
    'Then change the password of the account that the shop used before.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.6.2', 'pci-dss-4.0.1:7.2.5', 'pci-dss-4.0.1:2.2.2', 'owasp-2025:A07'],
  rows: ['M2-30'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    return own.databases.filter(({ driver }) => driver !== 'sqlite').flatMap((login) => flaw(login) ?? []);
  },
});

function flaw(login: Login): Flaw | undefined {
  const subject = `database account ${login.user} at ${login.host}`;
  const master = masters.has(login.user.toLowerCase()) ? ' It is also the account that may do everything.' : '';
  const confidence = 'certain';
  switch (login.password) {
    case 'empty':
      return { subject, severity: 'critical', confidence, says: `The account has no password.${master}` };
    case 'same-as-user':
      return { subject, severity: 'critical', confidence, says: `Its password is its own name.${master}` };
    case 'short':
      return { subject, confidence, says: `Its password has fewer than eight characters.${master}` };
    case 'set':
      if (master === '') return undefined;
      return { subject, confidence, says: 'The shop uses the account that may do everything on the database server.' };
  }
}
