import { defineCheck } from '../../../core/check.ts';
import { printable } from '../../../core/text.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'open-registration',
  title: 'Whoever signs up is given rights over the store',
  side: 'database',
  severity: 'critical',
  why: 'Attackers that get one option changed through a hole in a plugin change this one: from then on anybody can sign up as an administrator.',
  fix: 'Set the role of new users to "Customer" or "Subscriber".',
  steps: [
    'Settings, General: set "New User Default Role" to Subscriber.',
    'Look through the list of users for accounts that nobody knows, and remove them.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['owasp-2025:A01', 'pci-dss-4.0.1:7.2.1', 'asvs-5.0.0:V8'],
  rows: ['WP-19'],
  engines: ['woocommerce'],
  needs: { settings },

  find({ settings: { flags } }) {
    const role = flags['default_role'];
    const power = flags['defaultRolePower'];
    if (role === undefined || (power !== 'full' && power !== 'staff')) return [];
    const open = flags['users_can_register'] === '1';
    return [
      {
        subject: 'options.default_role',
        says: `New users become "${printable(role, 60)}"${open ? ', and anybody may sign up' : '; signing up is closed at the moment, but the shop or a plugin may still create users'}.`,
        severity: open || power === 'full' ? 'critical' : 'high',
        confidence: 'certain',
      },
    ];
  },
});
