import type { Finding } from '../../core/finding.ts';
import { type Scenario, scenarios } from './scenarios.ts';

/** What mending one kind of flaw changes. */
export interface Hazard {
  readonly id: string;
  /** What is mended: completes "Mend: …". */
  readonly title: string;
  readonly checks: readonly string[];
  /** Of the findings of these checks, only those. */
  readonly when?: (finding: Pick<Finding, 'severity' | 'confidence' | 'knownExploited'>) => boolean;
  readonly effects: readonly Effect[];
  /** The fact that says how many hours the fix takes; by the effort of the remedy, if absent. */
  readonly hours?: string;
}

export type Effect =
  /** Events become more frequent. A fact counts once, however many findings lead to it. */
  | { readonly does: 'multiply' | 'add'; readonly fact: string; readonly in: readonly Scenario[] }
  /** A skimmer stays longer. */
  | { readonly does: 'lengthen' }
  /** Card numbers are there to be stolen, with or without codes. */
  | { readonly does: 'hold-cards'; readonly codes: boolean }
  /** Card numbers pass through the shop's own page. */
  | { readonly does: 'own-form' };

const anywhere = scenarios;
const checkout = ['skimmer'] as const;
const data = ['theft'] as const;

const vulnerable = ['engine-vulnerability', 'extension-vulnerability', 'library-vulnerability', 'php-vulnerability'];
const exploited: Effect = { does: 'multiply', fact: 'default.hr.known-exploited', in: anywhere };
const open: Effect = { does: 'multiply', fact: 'default.hr.critical-unexploited', in: anywhere };
const inside: Effect = { does: 'add', fact: 'own.rate.inside', in: anywhere };
const insideCheckout: Effect = { does: 'add', fact: 'own.rate.inside', in: checkout };
const exposed: Effect = { does: 'multiply', fact: 'default.hr.exposed-backup', in: ['theft', 'takeover'] };
const dataOpen: Effect = { does: 'add', fact: 'own.rate.data-open', in: data };
const door: Effect = { does: 'multiply', fact: 'default.hr.no-admin-mfa', in: anywhere };
const guessable: Effect = { does: 'multiply', fact: 'own.hr.weak-admin', in: anywhere };
const shield: Effect = { does: 'multiply', fact: 'own.hr.weak-shield', in: anywhere };
const server: Effect = { does: 'multiply', fact: 'own.hr.open-server', in: anywhere };
const listening: Effect = {
  does: 'multiply',
  fact: 'default.hr.no-https',
  in: ['skimmer', 'theft', 'takeover'],
};
const script: Effect = { does: 'multiply', fact: 'default.hr.no-csp-checkout', in: checkout };
const thirdParty: Effect = { does: 'multiply', fact: 'default.hr.third-party-checkout', in: checkout };

/** From checks to what they change. The first row that fits a finding counts; what is in no row changes no figure. */
export const hazards: readonly Hazard[] = [
  {
    id: 'intruder',
    title: 'Remove what an intruder left behind',
    checks: [
      'web-shell',
      'exposed-web-shell',
      'image-with-code',
      'code-in-uploads',
      'hostile-modification',
      'dangerous-trigger',
      'nulled-code',
    ],
    when: ({ confidence }) => confidence === 'certain',
    effects: [inside],
    hours: 'own.fix.days',
  },
  {
    id: 'skimmer',
    title: 'Remove code that reads cards or loads foreign scripts',
    checks: ['card-skimmer', 'injected-script', 'taken-over-script-host', 'two-card-forms'],
    when: ({ confidence }) => confidence === 'certain',
    effects: [insideCheckout],
    hours: 'own.fix.days',
  },
  {
    id: 'exploited-hole',
    title: 'Close holes that attackers use',
    checks: vulnerable,
    when: ({ knownExploited }) => knownExploited === true,
    effects: [exploited],
    hours: 'default.fix.patch',
  },
  {
    id: 'critical-hole',
    title: 'Close critical holes',
    checks: vulnerable,
    when: ({ severity }) => severity === 'critical' || severity === 'high',
    effects: [open],
    hours: 'default.fix.patch',
  },
  {
    id: 'end-of-life',
    title: 'Leave software that gets no more fixes',
    checks: ['engine-end-of-life'],
    effects: [{ does: 'multiply', fact: 'default.hr.eol', in: anywhere }],
    hours: 'default.fix.migrate-eol',
  },
  {
    id: 'server-end-of-life',
    title: 'Renew PHP, database and system',
    checks: ['php-end-of-life', 'database-end-of-life', 'system-end-of-life', 'web-server-end-of-life'],
    effects: [open],
    hours: 'default.fix.upgrade-minor',
  },
  {
    id: 'open-data',
    title: 'Take copies of customer data off the web',
    checks: ['exposed-database-dump', 'exposed-customer-export', 'exposed-archive'],
    effects: [dataOpen, exposed],
    hours: 'default.fix.files',
  },
  {
    id: 'open-secrets',
    title: 'Take settings, keys and source off the web',
    checks: [
      'exposed-git',
      'exposed-version-control',
      'exposed-env-file',
      'exposed-config-copy',
      'exposed-secret-file',
      'exposed-session-file',
      'exposed-log',
      'exposed-deployment-file',
      'project-root-served',
      'database-dump-in-root',
      'backup-in-root',
      'config-copy-in-root',
      'customer-export-in-root',
      'secret-file-in-root',
      'session-file-in-root',
      'version-control-in-root',
      'store-copy-in-root',
      'payment-secret-in-page',
    ],
    effects: [exposed],
    hours: 'default.fix.files',
  },
  {
    id: 'open-tools',
    title: 'Close installers, database tools and second copies',
    checks: ['exposed-database-tool', 'leftover-installer', 'staging-copy', 'tool-in-root', 'admin-api-open'],
    effects: [server],
  },
  {
    id: 'open-server',
    title: 'Close the server to strangers',
    checks: [
      'database-open-to-network',
      'weak-database-login',
      'weak-file-permissions',
      'weak-application-key',
      'placeholder-keys',
      'unrotated-crypt-key',
      'storage-in-web-root',
    ],
    effects: [server],
  },
  {
    id: 'guessable-admin',
    title: 'Replace weak and foreign admin accounts',
    checks: [
      'weak-admin-password',
      'suspicious-admin-account',
      'admin-without-account',
      'sign-in-limit-off',
      'open-registration',
    ],
    effects: [guessable],
  },
  {
    id: 'admin-door',
    title: 'Second factor for staff, admin area out of sight',
    checks: [
      'second-factor-missing',
      'second-factor-disabled',
      'default-admin-path',
      'admin-without-gate',
      'guessable-admin-folder',
      'admin-lockout-missing',
      'ssh-password-login',
    ],
    effects: [door],
    hours: 'default.fix.mfa',
  },
  {
    id: 'card-form',
    title: "Use the payment provider's own fields",
    checks: ['card-form-on-own-page'],
    effects: [{ does: 'own-form' }],
    hours: 'default.fix.hosted-fields',
  },
  {
    id: 'card-codes',
    title: 'Erase verification codes and track data',
    checks: ['card-code-stored', 'track-data-stored'],
    effects: [{ does: 'hold-cards', codes: true }],
    hours: 'own.fix.hours',
  },
  {
    id: 'card-numbers',
    title: 'Remove or seal card numbers',
    checks: ['card-number-in-clear', 'card-number-in-file', 'card-number-hashed', 'order-card-details-kept'],
    when: ({ confidence }) => confidence !== 'tentative',
    effects: [{ does: 'hold-cards', codes: false }],
    hours: 'own.fix.hours',
  },
  {
    id: 'unknown-script',
    title: 'Take unneeded scripts off the payment page',
    checks: ['unknown-payment-script', 'tag-manager-on-payment-page', 'foreign-script-host'],
    effects: [thirdParty],
  },
  {
    id: 'script-control',
    title: 'Say which scripts may run at the checkout',
    checks: [
      'csp-missing',
      'csp-report-only',
      'checkout-csp-report-only',
      'csp-unsafe-inline',
      'csp-wildcard-source',
      'csp-abused-host',
      'payment-script-without-integrity',
    ],
    effects: [script, { does: 'lengthen' }],
    hours: 'default.fix.csp',
  },
  {
    id: 'encryption',
    title: 'Encrypt every page',
    checks: [
      'https-missing',
      'https-redirect-missing',
      'insecure-form',
      'mixed-content',
      'admin-login-in-clear',
      'insecure-base-url',
      'encryption-not-everywhere',
      'certificate-untrusted',
    ],
    effects: [listening],
    hours: 'default.fix.hsts',
  },
  {
    id: 'safeguards',
    title: 'Switch the safeguards of the shop on',
    checks: [
      'request-tokens-off',
      'csrf-protection-off',
      'text-cleaning-off',
      'admin-safeguards-off',
      'code-upload-allowed',
      'handler-override',
      'file-editor-enabled',
      'admin-file-manager',
      'remote-calls-open',
      'debug-mode',
      'script-library-vulnerability',
      'outdated-image-script',
      'developer-tool-enabled',
      'anonymous-api-access',
      'unsafe-php-setting',
    ],
    effects: [shield],
  },
];

/** The row of a finding, if it changes any figure. */
export function hazardOf(
  finding: Pick<Finding, 'check' | 'severity' | 'confidence' | 'knownExploited'>,
): Hazard | undefined {
  return hazards.find(({ checks, when }) => checks.includes(finding.check) && (when?.(finding) ?? true));
}
