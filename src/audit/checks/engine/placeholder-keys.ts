import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'placeholder-keys',
  title: 'The keys that sign cookies are not secret',
  side: 'files',
  severity: 'high',
  why: 'WordPress signs the cookies of everybody who is signed in with eight keys. Whoever knows them can make a cookie that makes them an administrator, without a password.',
  fix: 'Put eight new random keys into wp-config.php.',
  steps: [
    'Make new keys with WordPress\'s own generator (the address stands in wp-config.php) or with "wp config shuffle-salts".',
    'Everybody has to sign in again afterwards; that is meant to be.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:3.6.1', 'pci-dss-4.0.1:2.2.2', 'owasp-2025:A04'],
  rows: ['WP-17'],
  engines: ['woocommerce'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const { keysPlaceholder, keysShort, keysRepeated } = own.flags;
    const flaws: Flaw[] = [];
    if (Number(keysPlaceholder ?? 0) > 0) {
      flaws.push(
        flaw(`${plural(Number(keysPlaceholder), 'key')} of eight still hold the text that every WordPress comes with.`),
      );
    } else if (Number(keysRepeated ?? 0) > 0 || Number(keysShort ?? 0) > 0) {
      flaws.push({ ...flaw('Some of the eight keys are short, or the same as another.'), severity: 'medium' });
    }
    return flaws;
  },
});

function flaw(says: string): Flaw {
  return { subject: 'wp-config.php: keys and salts', says, confidence: 'certain' };
}
