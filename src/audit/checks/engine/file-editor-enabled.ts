import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'file-editor-enabled',
  title: 'Code can be changed from the admin area',
  side: 'files',
  severity: 'medium',
  why: 'WordPress lets every administrator rewrite plugins and themes in the browser. A thief with one stolen password needs a minute to plant a card skimmer there, and no file transfer shows it.',
  fix: "Add define('DISALLOW_FILE_EDIT', true); to wp-config.php.",
  steps: [
    'Open wp-config.php and add the line above the comment that says to stop editing.',
    'If nobody installs plugins in the browser, set DISALLOW_FILE_MODS instead; it also closes the editor.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['WP-16'],
  engines: ['woocommerce'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    if (own.flags['fileEditor'] !== 'on') return [];
    return [
      {
        subject: 'wp-config.php: DISALLOW_FILE_EDIT',
        says: 'The editor for plugins and themes is open to every administrator.',
        confidence: 'certain',
      },
    ];
  },
});
