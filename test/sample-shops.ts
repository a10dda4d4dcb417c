import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../src/core/finding.ts';
import type { Integration } from '../src/core/report.ts';
import { assumptions } from '../src/measure/loss/assumptions.ts';
import { type Business, settled } from '../src/measure/loss/business.ts';
import { readLossFacts } from '../src/measure/loss/fact.ts';
import type { Setting } from '../src/measure/loss/model.ts';
import { eurosFor, ratesWith } from '../src/measure/loss/rates.ts';

const knowledge: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../knowledge/loss.json'), 'utf8'));

/** All facts of the loss model by id. */
export const lossFacts = new Map([...readLossFacts(knowledge), ...assumptions].map((fact) => [fact.id, fact]));

/** As the checks name them. */
const asked: Readonly<Record<string, string>> = {
  'second-factor-missing': 'pci-dss-4.0.1:8.4.2',
  'default-admin-path': 'pci-dss-4.0.1:2.2.1',
  'csp-missing': 'pci-dss-4.0.1:6.4.3',
  'exposed-git': 'pci-dss-4.0.1:2.2.4',
  'weak-admin-password': 'pci-dss-4.0.1:8.3.6',
  'debug-mode': 'pci-dss-4.0.1:2.2.6',
  'card-number-in-clear': 'pci-dss-4.0.1:3.5.1',
};

/** A finding with just what the loss model reads. */
export function findingOf(check: string, more: Partial<Finding> = {}): Finding {
  return {
    check,
    fingerprint: `fingerprint of ${check} ${more.subject ?? ''}`,
    side: 'web',
    severity: 'high',
    confidence: 'certain',
    title: check,
    subject: 'shop.example',
    says: 'It was seen.',
    why: 'It matters.',
    evidence: [],
    remedy: { says: `Mend ${check}.`, who: 'developer', effort: 'hours' },
    standards: [asked[check] ?? 'pci-dss-4.0.1:6.3.3', 'owasp-2025:A02'],
    advisories: [],
    ...more,
  };
}

/** A shop for the loss model. */
export function settingOf(
  engine: string | undefined,
  integration: Integration,
  business: Business,
  findings: readonly Finding[],
  seed = 1,
): Setting {
  const rates = ratesWith([]);
  return {
    engine,
    business: settled(business, integration, (currency) => eurosFor(currency, rates)),
    findings,
    facts: lossFacts,
    rates,
    seed,
  };
}

const exploited = findingOf('extension-vulnerability', { severity: 'critical', knownExploited: true });

/** The three example shops of the guide. */
export const exampleShops = {
  woocommerce: settingOf(
    'woocommerce',
    'redirect',
    { orders: 12_000, averageOrder: 60, currency: 'EUR', customers: 8000, country: 'DE' },
    ['second-factor-missing', 'default-admin-path', 'csp-missing'].map((check) => findingOf(check)).concat(exploited),
  ),
  prestashop: settingOf(
    'prestashop',
    'iframe',
    { orders: 30_000, averageOrder: 75, currency: 'EUR', customers: 45_000, country: 'FR' },
    ['exposed-git', 'weak-admin-password', 'csp-missing', 'php-end-of-life', 'debug-mode'].map((check) =>
      findingOf(check),
    ),
  ),
  magento: settingOf(
    'magento2',
    'own-form',
    { orders: 60_000, averageOrder: 80, currency: 'EUR', customers: 40_000, country: 'DE' },
    [
      ...['engine-end-of-life', 'card-form-on-own-page', 'second-factor-missing', 'csp-missing'].map((check) =>
        findingOf(check),
      ),
      findingOf('card-number-in-clear', {
        severity: 'critical',
        evidence: [{ kind: 'rows', table: 'sales_flat_order_payment', column: 'cc_number', count: 4200 }],
      }),
      findingOf('engine-vulnerability', { severity: 'critical', knownExploited: true }),
    ],
  ),
};
