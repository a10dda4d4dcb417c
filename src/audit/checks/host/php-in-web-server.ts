import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { hostSettings } from '../../facts/host.ts';

export default defineCheck({
  id: 'php-in-web-server',
  title: 'PHP runs within the web server',
  side: 'host',
  severity: 'medium',
  why: 'As a module of Apache, PHP runs with the rights of the web server, for all sites of the machine alike. Who breaks into one of them has the others as well, and holes such as php2shell reach furthest there.',
  fix: 'Run PHP as FPM, each shop under a user of its own.',
  steps: [
    'Set up a pool of PHP-FPM for the shop, with a user of its own.',
    'Switch Apache to proxy_fcgi, and take out the module (a2dismod).',
    'Let the shop’s files belong to that user, and close them to others.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02'],
  rows: ['RUN-04'],
  needs: { hostSettings },

  find({ hostSettings: { phpModule } }) {
    if (phpModule === undefined || phpModule === null)
      return new Unknown('unsupported', 'How the web server runs PHP is not to be seen in its configuration.');
    if (phpModule === '') return [];
    return [
      {
        subject: phpModule,
        says: `Apache loads PHP as a module (${phpModule}).`,
        confidence: 'certain' as const,
        evidence: [{ kind: 'file' as const, path: `/etc/apache2/mods-enabled/${phpModule}` }],
      },
    ];
  },
});
