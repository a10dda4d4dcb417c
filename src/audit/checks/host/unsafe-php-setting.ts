import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import type { Masked } from '../../../core/masked.ts';
import { hostSettings } from '../../facts/host.ts';

const on = /^(?:1|on|yes|true|stdout)$/i;

/** What each setting must not be, and what it does to the store. */
const rules: readonly {
  readonly name: string;
  readonly bad: (value: string) => boolean;
  readonly severity: 'high' | 'medium' | 'low';
  readonly says: string;
}[] = [
  {
    name: 'allow_url_include',
    bad: (value) => on.test(value),
    severity: 'high',
    says: 'lets PHP run code from other servers',
  },
  {
    name: 'display_errors',
    bad: (value) => on.test(value),
    severity: 'medium',
    says: 'shows visitors error messages with paths and queries',
  },
  {
    name: 'expose_php',
    bad: (value) => on.test(value),
    severity: 'low',
    says: 'tells everyone the exact version of PHP',
  },
  {
    name: 'auto_prepend_file',
    bad: (value) => /^\/(?:tmp|var\/tmp|dev\/shm)\//.test(value),
    severity: 'high',
    says: 'runs a file from a temporary folder before every page',
  },
  {
    name: 'auto_append_file',
    bad: (value) => /^\/(?:tmp|var\/tmp|dev\/shm)\//.test(value),
    severity: 'high',
    says: 'runs a file from a temporary folder after every page',
  },
];

export default defineCheck({
  id: 'unsafe-php-setting',
  title: 'PHP is set up unsafely on the server',
  side: 'host',
  severity: 'medium',
  why: 'Such settings make a small mistake in the store’s code into an open door, or tell an attacker what to aim at.',
  fix: 'Change the setting in the php.ini that serves the store, and restart PHP.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02'],
  rows: ['RUN-07', 'MAL-18'],
  needs: { hostSettings },
  notApplicable: ({ hostSettings: { php } }) =>
    php.length === 0 ? 'No php.ini of a web-facing PHP was found on the server.' : undefined,

  find: ({ hostSettings: { php } }) =>
    php.flatMap(({ file, name, value }): readonly Flaw[] => {
      const rule = rules.find((one) => one.name === name && one.bad(value));
      if (!rule) return [];
      const evidence = [{ kind: 'setting' as const, name: `${file}: ${name}`, value: value as Masked }];
      return [
        {
          subject: `${file} ${name}`,
          says: `${name} = ${value} ${rule.says}.`,
          severity: rule.severity,
          confidence: 'certain',
          evidence,
        },
      ];
    }),
});
