import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'template-cache-in-database',
  title: 'Templates are cached in the database',
  side: 'database',
  severity: 'medium',
  why: 'With this setting, a hole that lets somebody write into the database becomes one that lets them run code: in 2022 attackers used it to put false payment forms into very many shops.',
  fix: 'Set the cache of Smarty to "File system".',
  steps: [
    'Advanced Parameters, Performance, Smarty: choose "File System" as caching type.',
    'If the choice is not there, update PrestaShop: 1.7.8.7 and later have taken it away.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.6', 'pci-dss-4.0.1:6.3.3', 'owasp-2025:A05'],
  rows: ['PS-02'],
  engines: ['prestashop'],
  needs: { settings },

  find({ settings: { flags } }) {
    if (!(flags['PS_SMARTY_CACHING_TYPE'] === 'mysql')) return [];
    return [
      {
        subject: 'PS_SMARTY_CACHING_TYPE',
        says: 'The cache of templates is kept in MySQL.',
        confidence: 'certain',
      },
    ];
  },
});
