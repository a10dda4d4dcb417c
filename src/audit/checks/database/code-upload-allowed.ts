import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'code-upload-allowed',
  title: 'Files with code may be uploaded',
  side: 'database',
  severity: 'high',
  why: 'The list of file types that may be uploaded holds PHP. A file with code that lands in a folder that is served is run by the server for whoever asks.',
  fix: 'Take php, phtml and phar off the list of allowed file types.',
  who: 'owner',
  effort: 'minutes',
  standards: ['owasp-2025:A05', 'asvs-5.0.0:V5', 'pci-dss-4.0.1:6.2.4'],
  rows: [],
  engines: ['opencart'],
  needs: { settings },

  find({ settings: { flags } }) {
    if (!(flags['uploads.code'] === 'true')) return [];
    return [
      {
        subject: 'config_file_ext_allowed',
        says: 'PHP is among the file types that may be uploaded.',
        confidence: 'certain',
      },
    ];
  },
});
