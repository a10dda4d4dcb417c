import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'admin-file-manager',
  title: 'The admin area can rewrite any file of the shop',
  side: 'files',
  severity: 'high',
  why: 'The file manager of old releases lets whoever is signed in change any file, and could be called without signing in at all through its well-known hole. Most break-ins into old osCommerce shops came this way.',
  fix: 'Remove file_manager.php and define_language.php from the admin folder.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.4', 'pci-dss-4.0.1:6.3.3', 'owasp-2025:A01'],
  rows: ['OTH-02'],
  engines: ['oscommerce'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const path = own.flags['fileManager'];
    if (typeof path !== 'string') return [];
    return [
      { subject: path, says: 'The file manager is still in the admin folder.', evidence: [{ kind: 'file', path }] },
    ];
  },
});
