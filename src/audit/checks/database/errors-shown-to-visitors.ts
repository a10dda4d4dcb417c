import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'errors-shown-to-visitors',
  title: 'Error messages are shown to visitors',
  side: 'database',
  severity: 'medium',
  why: 'The messages tell paths, parts of the code and of database queries: what an attacker needs to know next.',
  fix: 'Switch "Display Errors" off; errors are still written to the log.',
  steps: ['System, Settings, Server: set "Display Errors" to No and "Log Errors" to Yes.'],
  who: 'owner',
  effort: 'minutes',
  standards: ['owasp-2025:A10', 'asvs-5.0.0:V16', 'pci-dss-4.0.1:6.2.4'],
  rows: ['OC-14'],
  engines: ['opencart'],
  needs: { settings },

  find({ settings: { flags } }) {
    if (!(flags['config_error_display'] === '1')) return [];
    return [
      {
        subject: 'config_error_display',
        says: '"Display Errors" is on, as it is when OpenCart has just been installed.',
        confidence: 'certain',
      },
    ];
  },
});
