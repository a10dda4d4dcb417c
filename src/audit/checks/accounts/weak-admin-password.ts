import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { listed } from '../../../core/text.ts';
import { type PasswordSeen, passwords } from '../../facts/accounts.ts';

export default defineCheck({
  id: 'weak-admin-password',
  title: 'A password of staff is among those a guesser tries first',
  side: 'accounts',
  severity: 'critical',
  why: 'Machines try such words at the login of every shop, day and night. Who gets in reads the orders of all customers and can put a card skimmer into the checkout.',
  fix: 'Let the person choose a new password today: at least 12 characters, from a password manager, used nowhere else.',
  steps: [
    'Change the password of each account named here.',
    'Look through the latest orders, staff accounts and settings for changes that nobody made.',
    'Switch on a second factor for everybody who can sign in.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.3.6', 'asvs-5.0.0:V6', 'owasp-2025:A07', 'gdpr:32'],
  rows: ['PPL-02'],
  needs: { passwords },

  find({ passwords: seen }) {
    const weak = seen.filter(({ result }) => result === 'guessed');
    if (weak.length > 0) return weak.map((one) => flaw(one));
    const late = seen.filter(({ result }) => result === 'out-of-time');
    const strange = seen.filter(({ result }) => result === 'form-unknown');
    if (late.length > 0) {
      return new Unknown('timed-out', `There was no time to try the password of ${named(late)}.`);
    }
    if (strange.length > 0) {
      const hint = "add --root, as the key to it may stand in the store's configuration";
      return new Unknown(
        'unsupported',
        `The password of ${named(strange)} is kept in a form that could not be tried; ${hint}.`,
      );
    }
    return [];
  },
});

function flaw({ login, full, tried }: PasswordSeen): Flaw {
  return {
    subject: login,
    says: `The password of "${login}" is among the first ${tried.toLocaleString('en-GB')} words that a guesser tries. It was tried on this computer, without asking the shop, and is neither shown nor kept.`,
    severity: full ? 'critical' : 'high',
    confidence: 'certain',
  };
}

function named(seen: readonly PasswordSeen[]): string {
  return listed(
    seen.map(({ login }) => `"${login}"`),
    3,
  );
}
