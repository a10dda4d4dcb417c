import { defineCheck } from '../../../core/check.ts';
import { listed, printable } from '../../../core/text.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'unlimited-user-group',
  title: 'More than one group of users may do everything',
  side: 'database',
  severity: 'medium',
  why: 'Groups exist so that each person can do what their work needs. Where every group may change users and settings, one stolen password is the whole shop.',
  fix: 'Take the right to change users, groups and settings from all groups but one.',
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:7.2.2', 'owasp-2025:A01'],
  rows: ['OC-13'],
  engines: ['opencart'],
  needs: { settings },

  find({ settings: { flags } }) {
    const groups = (flags['groups.full'] ?? '').split('\n').filter((name) => name !== '');
    if (groups.length < 2) return [];
    return [
      {
        subject: 'user_group',
        says: `These groups may change users, their rights and all settings: ${listed(groups.map((name) => printable(name, 60)))}.`,
        confidence: 'certain',
      },
    ];
  },
});
