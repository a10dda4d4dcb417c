import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { Unknown } from '../../../core/fact.ts';
import { hostSettings } from '../../facts/host.ts';

export default defineCheck({
  id: 'ssh-password-login',
  title: 'The server lets people in over SSH with a password',
  side: 'host',
  severity: 'high',
  why: 'Machines try passwords on every SSH server day and night. Who gets in owns the store, its database and its backups.',
  fix: 'Let people in with keys only, and never as root.',
  steps: [
    'Make sure that everybody who needs it has a working key.',
    'Set "PasswordAuthentication no" and "PermitRootLogin no" in sshd_config.',
    'Reload the SSH server while a second session stays open.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.4.3', 'owasp-2025:A07'],
  rows: ['RUN-13'],
  needs: { hostSettings },

  find({ hostSettings: { ssh } }) {
    if (ssh === null) return new Unknown('unsupported', 'No sshd_config can be read on the server.');
    const flaws: Flaw[] = [];
    // Both are what sshd does where nothing is set: passwordauthentication yes, permitrootlogin prohibit-password.
    const password = ssh.values['passwordauthentication'] ?? 'yes';
    const root = ssh.values['permitrootlogin'] ?? 'prohibit-password';
    if (password !== 'no') {
      flaws.push({
        subject: 'PasswordAuthentication',
        says: 'Passwords are enough to sign in over SSH.',
        confidence: 'certain',
      });
    }
    if (root === 'yes' && password !== 'no') {
      flaws.push({ subject: 'PermitRootLogin', says: 'Even root may sign in with a password.', confidence: 'certain' });
    }
    return flaws;
  },
});
