import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'outdated-image-script',
  title: 'A theme brings the script TimThumb',
  side: 'files',
  severity: 'high',
  why: 'TimThumb fetches pictures from other servers and keeps them. Through its known holes attackers placed their own code on very many shops, and nobody has cared for it since 2014.',
  fix: 'Remove the script, or replace the theme that needs it.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.3.3', 'pci-dss-4.0.1:2.2.4', 'owasp-2025:A03'],
  rows: ['WP-29'],
  engines: ['woocommerce'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const path = own.flags['timthumb'];
    if (typeof path !== 'string') return [];
    return [{ subject: path, says: 'This file is TimThumb.', evidence: [{ kind: 'file', path }] }];
  },
});
