import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { settings, type SettingsSeen } from '../../facts/database.ts';

interface Known {
  readonly name: string;
  /** One unit of the setting, in seconds. */
  readonly unit: number;
  /** Longest that is let pass, in seconds. */
  readonly longest: number;
}

const HOUR = 3_600;
const DAY = 86_400;
// The card rules (PCI DSS 8.2.8) ask for 15 minutes. Magento starts with that, and an hour is let pass; the others start
// with far more, and a working day of eight hours is let pass.
const known: readonly Known[] = [
  { name: 'admin/security/session_lifetime', unit: 1, longest: HOUR },
  { name: 'admin/security/session_cookie_lifetime', unit: 1, longest: HOUR },
  { name: 'PS_COOKIE_LIFETIME_BO', unit: HOUR, longest: 8 * HOUR },
  { name: 'SESSION_TIMEOUT_ADMIN', unit: 1, longest: 8 * HOUR },
];

export default defineCheck({
  id: 'long-admin-session',
  title: 'Staff stay signed in for a long time',
  side: 'accounts',
  severity: 'low',
  why: 'A browser that was left open, or a stolen cookie, is as good as a password for as long as the session lasts.',
  fix: 'Let sessions of staff end after 15 minutes without a click, or as soon after as work allows.',
  steps: [
    'Magento: Stores (or System), Configuration, Advanced, Admin, Security: set the session lifetime to 900 seconds.',
    'PrestaShop: Advanced Parameters, Administration: set the lifetime of back office cookies.',
    'Zen Cart: Configuration, Sessions: set the admin session time-out to 900 seconds.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.2.8', 'asvs-5.0.0:V7'],
  rows: ['M2-46'],
  engines: ['magento2', 'openmage', 'prestashop', 'zen-cart'],
  was: ['admin-session-too-long'],
  needs: { settings },

  find({ settings: seen }) {
    // A Zen Cart whose own limit is switched off is told of that by another check.
    if (seen.flags['PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED'] === '0') return [];
    const set = known.flatMap((one) => valuesOf(seen, one));
    const isMagento = Object.keys(seen.flags).some((name) => name.includes('/'));
    if (set.length === 0 && !isMagento)
      return new Unknown('unsupported', 'The settings do not say how long sessions of staff last.');
    return set.filter(({ seconds, longest }) => seconds > longest).map((one) => flaw(one));
  },
});

interface SetTo {
  readonly name: string;
  readonly seconds: number;
  readonly longest: number;
}

/** In every part of the store for which it is set: `path@stores/2`. */
function valuesOf({ flags }: SettingsSeen, { name, unit, longest }: Known): readonly SetTo[] {
  return Object.entries(flags)
    .filter(
      ([written, value]) => (written === name || written.startsWith(`${name}@`)) && /^\s?\d{1,12}\s?$/.test(value),
    )
    .map(([written, value]) => ({ name: written, seconds: Number(value) * unit, longest }));
}

function flaw({ name, seconds }: SetTo): Flaw {
  return {
    subject: name,
    says: `Staff stay signed in for ${length(seconds)} without a click; the card rules ask for 15 minutes.`,
    severity: seconds > 30 * DAY ? 'medium' : 'low',
    confidence: 'certain',
  };
}

function length(seconds: number): string {
  return seconds > 2 * DAY ? `${Math.round(seconds / DAY)} days` : `${Number((seconds / HOUR).toFixed(1))} hours`;
}
