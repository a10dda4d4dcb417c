import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'debug-log-in-web-root',
  title: 'Errors are written to a file that visitors can ask for',
  side: 'files',
  severity: 'medium',
  why: 'WordPress writes its debug log to wp-content/debug.log, a name that every scanner asks for. It tells paths, database errors, and at times what customers typed.',
  fix: 'Switch the debug log off, or give it a path outside of the folder that is served.',
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A10', 'pci-dss-4.0.1:10.3.1', 'asvs-5.0.0:V16'],
  rows: ['WP-14'],
  engines: ['woocommerce'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    if (own.flags['debugLog'] !== 'web-root') return [];
    return [
      {
        subject: 'wp-config.php: WP_DEBUG_LOG',
        says: 'Debugging is on, and its log is written below wp-content.',
        confidence: 'certain',
      },
    ];
  },
});
