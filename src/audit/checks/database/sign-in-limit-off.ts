import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'sign-in-limit-off',
  title: 'Passwords of the admin area can be tried without a limit',
  side: 'database',
  severity: 'medium',
  why: 'Robots try thousands of passwords a day. osCommerce stops them after a few tries, but only while this module is installed.',
  fix: 'Install the action recorder for admin sign-ins again.',
  steps: ['Modules, Action Recorder: install "Administration Tool Login".'],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.3.4', 'owasp-2025:A07'],
  rows: ['OTH-02'],
  engines: ['oscommerce'],
  needs: { settings },

  find({ settings: { flags } }) {
    if (
      !(
        flags['MODULE_ACTION_RECORDER_INSTALLED'] !== undefined &&
        !flags['MODULE_ACTION_RECORDER_INSTALLED'].includes('ar_admin_login')
      )
    )
      return [];
    return [
      {
        subject: 'MODULE_ACTION_RECORDER_INSTALLED',
        says: 'The module that limits sign-ins of staff is not installed.',
        confidence: 'certain',
      },
    ];
  },
});
