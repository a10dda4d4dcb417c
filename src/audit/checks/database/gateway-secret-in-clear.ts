import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'gateway-secret-in-clear',
  title: 'Keys of the payment provider stand readable in the database',
  side: 'database',
  severity: 'high',
  why: 'With these keys a thief can make refunds to himself, read payments or take them in your name. Everyone who sees the database or a backup of it has them.',
  fix: 'Keep the keys encrypted, or in the environment of the server, and renew the ones that stand in backups.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A04', 'asvs-5.0.0:V13'],
  rows: ['DBC-17'],
  needs: { settings },

  find({ settings: { secrets } }) {
    return secrets
      .filter(({ kind, form }) => kind === 'gateway' && form === 'clear')
      .map(({ name, sample }) => ({
        subject: name,
        says: `The setting "${name}" holds a key of a payment service as it is, not encrypted.`,
        confidence: 'firm' as const,
        evidence: [{ kind: 'setting' as const, name, value: sample }],
      }));
  },
});
