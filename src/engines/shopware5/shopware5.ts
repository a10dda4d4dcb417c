import type { Engine } from '../engine.ts';
import { content, sensitive } from './columns.ts';
import { admins, apiKeys, extensions, logins, payments, settings } from './database.ts';
import { places } from './places.ts';
import { readExtensions, readFiles, reads } from './read.ts';

/** Shopware 4 and 5. */
export default {
  id: 'shopware5',
  name: 'Shopware 5',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'cookie', pattern: /^__csrf_token-\d{1,4}$/, weight: 0.9 },
      { in: 'cookie', pattern: /^session-\d{1,4}$/, weight: 0.7 },
      { in: 'cookie', pattern: /^(?:x-ua-device|x-cache-context-hash)$/, weight: 0.5 },
      { in: 'body', pattern: /\/themes\/Frontend\/(?:Responsive|Bare)\//, weight: 0.9 },
      { in: 'body', pattern: /\/web\/cache\/\d{10}_[0-9a-f]{16,64}\.(?:css|js)/, weight: 0.9 },
      { in: 'body', pattern: /class="[^"]{0,200}is--ctl-[a-z]{1,40} is--act-[a-z]{1,40}/, weight: 0.9 },
      { in: 'body', pattern: /shopware\.php\?sViewport=/, weight: 0.8 },
    ],
    files: [
      { path: 'shopware.php', holds: /Shopware/, weight: 0.8 },
      { path: 'engine/Shopware/Kernel.php', weight: 0.8 },
      { path: 'engine/Shopware/Application.php', weight: 0.7 },
      { path: 'themes/Frontend/Responsive/Theme.php', weight: 0.7 },
      { path: 'composer.lock', holds: /"name": "shopware\/shopware"/, weight: 0.8 },
    ],
  },
  reads,
  readFiles,
  readExtensions,
  places,
  database: {
    proof: ['s_core_auth', 's_core_config_elements', 's_core_plugins', 's_articles', 's_order'],
    admins,
    logins,
    apiKeys,
    customerHashes: { table: 's_user', column: 'password', changed: 'changed' },
    settings,
    payments,
    extensions,
    content,
    sensitive,
  },
  knowledge: { default: { releases: 'shopware5', eol: 'shopware5' } },
} satisfies Engine;
