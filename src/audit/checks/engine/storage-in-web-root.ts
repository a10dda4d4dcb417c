import { defineCheck } from '../../../core/check.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'storage-in-web-root',
  title: 'Logs, backups and uploads lie in the folder that is served',
  side: 'files',
  severity: 'high',
  why: 'The storage folder holds logs, copies of the database, sessions and what customers sent in. In the folder that the web server serves, one missing rule hands all of it out.',
  fix: 'Move the storage folder out of the folder that is served.',
  steps: [
    'The dashboard of the admin area offers to move it (Security notification).',
    'Check afterwards that DIR_STORAGE in both config.php files names the new place.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02', 'gdpr:32'],
  rows: ['OC-07'],
  engines: ['opencart'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const { storage, storageGuarded } = own.flags;
    if (storage !== 'inside') return [];
    return [
      {
        subject: 'DIR_STORAGE',
        says: storageGuarded
          ? 'The storage folder lies below the shop. A rule for Apache keeps visitors out; other web servers do not read it.'
          : 'The storage folder lies below the shop, and no rule keeps visitors out.',
        severity: storageGuarded === true ? 'low' : 'high',
        confidence: 'certain',
      },
    ];
  },
});
