import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { type AdminSeen, admins, logins, type LoginsSeen } from '../../facts/accounts.ts';
import { isGeneric } from './generic-names.ts';

/** More than home, office and phone within half a day is hardly one person. */
const NETWORKS = 4;
const AGENTS = 3;

export default defineCheck({
  id: 'shared-admin-account',
  title: 'An account of staff seems to be used by several people',
  side: 'accounts',
  severity: 'medium',
  why: 'Where several people share one login, nobody can tell who changed an order or took the customer list, and the password stays the same when somebody leaves.',
  fix: 'Give every person an account of their own, named after them, and close the shared one.',
  steps: [
    'Create one account for each person, with no more rights than the work needs.',
    'Switch off the shared account instead of deleting it, so that old entries keep their name.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.2.1', 'pci-dss-4.0.1:8.2.2', 'asvs-5.0.0:V6', 'gdpr:32'],
  rows: ['PPL-01'],
  needs: { admins },
  wants: { logins },

  find({ admins: staff, logins: log }) {
    const active = staff.filter((one) => one.active);
    return active.flatMap((one) => {
      const signIns = log?.find(({ login }) => login.toLowerCase() === one.login.toLowerCase());
      return atOnce(one, signIns) ?? byName(one, active.length) ?? [];
    });
  },
});

function atOnce({ login }: AdminSeen, log: LoginsSeen | undefined): Flaw | undefined {
  if (!log || log.networksAtOnce < NETWORKS || log.agentsAtOnce < AGENTS) return undefined;
  return {
    subject: login,
    says: `Within twelve hours "${login}" signed in from ${log.networksAtOnce} networks with ${log.agentsAtOnce} different browsers.`,
    severity: 'high',
    confidence: 'firm',
  };
}

function byName(one: AdminSeen, people: number): Flaw | undefined {
  const name = one.login.includes('@') ? one.login.slice(0, one.login.lastIndexOf('@')) : one.login;
  if (!isGeneric(name)) return undefined;
  // A post's name with a person's own mailbox behind it is one person's; it is only easy to guess.
  const personal = one.emailName !== '' && !isGeneric(one.emailName);
  if (people === 1 || personal) {
    return {
      subject: one.login,
      says: `The account is called "${one.login}", the first name that an attacker tries, and does not say whose it is.`,
      severity: 'low',
      confidence: 'tentative',
    };
  }
  return {
    subject: one.login,
    says: `The account "${one.login}" bears the name of a post or mailbox, not of a person, in a shop with ${people} accounts of staff.`,
    confidence: 'tentative',
  };
}
