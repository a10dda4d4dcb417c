import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'default-table-prefix',
  title: 'The tables have the prefix that every WordPress has',
  side: 'files',
  severity: 'info',
  why: 'Attacks through a hole in a plugin are often written for tables that begin with wp_. Another prefix stops only the laziest of them.',
  fix: 'Choose another prefix when the store is next set up; changing it now is not worth the risk.',
  who: 'developer',
  effort: 'hours',
  standards: ['owasp-2025:A02'],
  rows: ['WP-18'],
  engines: ['woocommerce'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    if (own.prefix !== 'wp_') return [];
    return [
      { subject: 'wp-config.php: $table_prefix', says: 'The prefix of the tables is wp_.', confidence: 'certain' },
    ];
  },
});
