import type { Engine } from '../engine.ts';
import { content, sensitive } from './columns.ts';
import { admins, apiKeys, extensions, payments, settings, versions } from './database.ts';
import { places } from './places.ts';
import { readExtensions, readFiles, reads } from './read.ts';

/** Shopware 6. */
export default {
  id: 'shopware6',
  name: 'Shopware 6',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'cookie', pattern: /^(?:sw-context-token|sw-states|sw-cache-hash|sw-currency)$/, weight: 0.95 },
      { in: 'cookie', pattern: /^session-$/, weight: 0.8 },
      { in: 'header', header: 'sw-context-token', pattern: /./, weight: 0.95 },
      { in: 'header', header: 'sw-version-id', pattern: /./, weight: 0.9 },
      { in: 'header', header: 'sw-language-id', pattern: /./, weight: 0.9 },
      { in: 'header', header: 'sw-invalidation-states', pattern: /./, weight: 0.9 },
      { in: 'body', pattern: /\/theme\/[0-9a-f]{32}\/css\/all\.css/, weight: 0.9 },
      { in: 'body', pattern: /\/bundles\/(?:storefront|administration)\//, weight: 0.8 },
      { in: 'body', pattern: /window\.salesChannelId\s{0,3}=|window\.useDefaultCookieConsent/, weight: 0.8 },
      { in: 'body', pattern: /class="[^"]{0,200}is-ctl-[a-z]{1,40} is-act-[a-z]{1,40}/, weight: 0.8 },
    ],
    files: [
      { path: 'config/packages/shopware.yaml', weight: 0.8 },
      { path: 'vendor/shopware/core/composer.json', weight: 0.9 },
      { path: 'vendor/shopware/platform/composer.json', weight: 0.9 },
      { path: 'composer.lock', holds: /"name": "shopware\/(?:core|platform|administration)"/, weight: 0.8 },
      { path: 'composer.json', holds: /"(?:shopware\/production|shopware\/core|shopware\/platform)"/, weight: 0.8 },
      { path: 'config/bundles.php', holds: /Shopware\\(?:Core|Storefront|Administration)/, weight: 0.8 },
    ],
  },
  reads,
  readFiles,
  readExtensions,
  places,
  database: {
    proof: [
      'sales_channel_domain',
      'system_config',
      'state_machine_state',
      'product_translation',
      'payment_method',
      'migration',
    ],
    versions,
    admins,
    apiKeys,
    customerHashes: { table: 'customer', column: 'password', changed: 'updated_at' },
    settings,
    payments,
    extensions,
    content,
    sensitive,
  },
  knowledge: { default: { releases: 'shopware6', eol: 'shopware6' } },
} satisfies Engine;
