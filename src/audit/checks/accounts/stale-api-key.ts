import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { type ApiKeySeen, apiKeys } from '../../facts/accounts.ts';
import { daysSince } from './days.ts';

const DAYS = 90;

export default defineCheck({
  id: 'stale-api-key',
  title: 'A key for programs has not been used for 90 days',
  side: 'accounts',
  severity: 'medium',
  why: 'A key opens the shop to whoever holds it, without a password or second factor. Old keys lie in old projects, mails and backups of agencies.',
  fix: 'Withdraw the key if no program needs it any more; give programs that do need one a new key with few rights.',
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.6.1', 'pci-dss-4.0.1:8.2.6', 'asvs-5.0.0:V10'],
  rows: ['PPL-11', 'M2-34', 'WP-21', 'PS-19'],
  needs: { apiKeys },

  find({ apiKeys: keys }, { now }) {
    const active = keys.filter((key) => key.active);
    if (active.length > 0 && active.every((key) => key.lastUsed === undefined && key.created === undefined)) {
      return new Unknown(
        'unsupported',
        'This store keeps neither when its keys were made nor when they were last used.',
      );
    }
    const usesAreKept = keys.some((key) => key.lastUsed !== undefined);
    return active.flatMap((key) => flaw(key, usesAreKept, now));
  },
});

function flaw(key: ApiKeySeen, usesAreKept: boolean, now: Date): Flaw[] {
  const unused = key.lastUsed === undefined ? undefined : daysSince(key.lastUsed, now);
  const old = key.created === undefined ? undefined : daysSince(key.created, now);
  const subject = key.name === '' ? `key ${key.id}` : `${key.name} (${key.id})`;
  const can = key.full ? 'may do everything' : key.writes ? 'may change data' : 'may read data';
  const severity = key.full ? 'high' : key.writes ? 'medium' : 'low';
  if (unused !== undefined) {
    if (unused <= DAYS) return [];
    return [{ subject, says: `The key was last used ${unused} days ago and ${can}.`, severity, confidence: 'firm' }];
  }
  if (old === undefined || old <= DAYS) return [];
  const says = usesAreKept
    ? `The key was made ${old} days ago, no use of it is on record, and it ${can}.`
    : `The key was made ${old} days ago and ${can}; the store does not keep when it is used.`;
  const weight = usesAreKept || key.full ? severity : 'low';
  return [{ subject, says, severity: weight, confidence: usesAreKept ? 'firm' : 'tentative' }];
}
