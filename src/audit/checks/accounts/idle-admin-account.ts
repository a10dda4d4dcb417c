import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { type AdminSeen, admins, logins, type LoginsSeen } from '../../facts/accounts.ts';
import { daysSince } from './days.ts';

/** PCI DSS 8.2.6. */
const DAYS = 90;

export default defineCheck({
  id: 'idle-admin-account',
  title: 'An account of staff has not been used for 90 days',
  side: 'accounts',
  severity: 'medium',
  why: 'Accounts that nobody uses belong to people who left or to jobs that are done. Nobody notices when a stranger signs in with one of them.',
  fix: 'Switch off the account, or remove it, if nobody needs it any more.',
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.2.6', 'pci-dss-4.0.1:8.2.5', 'asvs-5.0.0:V6', 'gdpr:32'],
  rows: ['PPL-07', 'PS-23', 'WP-20'],
  needs: { admins },
  wants: { logins },

  find({ admins: staff, logins: log = [] }, { now }) {
    const active = staff.filter((one) => one.active);
    const seen = active.map((one) => ({ one, last: lastOf(one, log) }));
    if (active.length > 0 && seen.every(({ last }) => last === undefined)) {
      return new Unknown('unsupported', 'This store does not keep when its staff last signed in.');
    }
    return seen.flatMap(({ one, last }) => (last === undefined ? never(one, now) : idle(one, last, now)));
  },
});

/** From the account itself or from the log of sign-ins, whichever is later. */
function lastOf(one: AdminSeen, log: readonly LoginsSeen[]): string | undefined {
  const logged = log.find(({ login }) => login.toLowerCase() === one.login.toLowerCase())?.last;
  const times = [one.lastLogin, logged].filter((time) => time !== undefined && Number.isFinite(Date.parse(time)));
  return times.toSorted((a, b) => Date.parse(b ?? '') - Date.parse(a ?? ''))[0];
}

function idle(one: AdminSeen, last: string, now: Date): Flaw[] {
  const days = daysSince(last, now);
  if (days === undefined || days <= DAYS) return [];
  const says = `"${one.login}" last signed in ${days} days ago, on ${last.slice(0, 10)}, and may still sign in.`;
  return [{ subject: one.login, says, confidence: 'firm' }];
}

/** Others have signed in, this one has not: only where the account is old enough for that to mean something. */
function never(one: AdminSeen, now: Date): Flaw[] {
  const days = one.created === undefined ? undefined : daysSince(one.created, now);
  if (days === undefined || days <= DAYS) return [];
  const says = `"${one.login}" was made ${days} days ago, and no sign-in is on record.`;
  return [{ subject: one.login, says, confidence: 'tentative' }];
}
