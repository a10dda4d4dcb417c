import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'credential-in-clear',
  title: 'Passwords and keys of other services stand readable in the database',
  side: 'database',
  severity: 'low',
  why: 'Who sees the database or a backup can use your mail, search or marketing accounts. Many engines keep them in this way and offer no other, so guard backups, and give each key as few rights as it needs.',
  fix: 'Give these keys only the rights that they need, encrypt backups, and move the keys to the environment of the server where the engine allows it.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A04', 'asvs-5.0.0:V13'],
  rows: ['DBC-18'],
  needs: { settings },

  find({ settings: { secrets } }) {
    return secrets
      .filter(({ kind, form }) => kind === 'other' && form === 'clear')
      .map(({ name, sample }) => ({
        subject: name,
        says: `The setting "${name}" holds a password or key as it is, not encrypted.`,
        confidence: 'firm' as const,
        evidence: [{ kind: 'setting' as const, name, value: sample }],
      }));
  },
});
