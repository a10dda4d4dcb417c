import type { Engine } from '../engine.ts';
import { content, sensitive } from './columns.ts';
import { databaseExtensions, payments } from './installed.ts';
import { admins, apiKeys, logins } from './people.ts';
import { places } from './places.ts';
import { readExtensions, readFiles, reads } from './read.ts';
import { settings } from './settings.ts';

/** OpenCart 1.5 to 4.1, and the shops derived from it. The tables hold no version: only the files tell it. */
export default {
  id: 'opencart',
  name: 'OpenCart',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'cookie', pattern: /^OCSESSID$/, weight: 0.95 },
      {
        in: 'body',
        pattern:
          /index\.php\?route=(?:common\/home|product\/(?:product|category|search)|checkout\/cart|account\/(?:login|register))/,
        weight: 0.8,
      },
      { in: 'body', pattern: /catalog\/view\/(?:theme|javascript)\//, weight: 0.75 },
      { in: 'body', pattern: /href="https?:\/\/(?:www\.)?opencart\.com\/?">OpenCart<\/a>/i, weight: 0.8 },
    ],
    files: [
      { path: 'index.php', holds: /define\(\s{0,5}['"]VERSION['"]/, weight: 0.6 },
      { path: 'catalog/controller/common/home.php', weight: 0.6 },
      { path: 'system/engine/controller.php', weight: 0.5 },
      { path: 'system/startup.php', weight: 0.4 },
      { path: 'system/storage', weight: 0.2 },
    ],
  },
  reads,
  readFiles,
  readExtensions,
  readVersionFromPages(pages) {
    for (const page of pages) {
      const told =
        page.path === 'admin/' ? /OpenCart[\s\S]{0,300}Version (\d(?:\.\d{1,2}){2,3})/.exec(page.body) : null;
      if (told?.[1]) return { version: told[1], place: 'admin/', certainty: 'certain' };
    }
    return undefined;
  },
  versionPaths: ['admin/'],
  places,
  database: {
    proof: ['information_description', 'user_group', 'product_to_store', 'layout_route', 'order_history'],
    admins,
    logins,
    apiKeys,
    customerHashes: { table: 'customer', column: 'password', changed: 'date_added' },
    settings,
    payments,
    extensions: databaseExtensions,
    content,
    sensitive,
  },
  knowledge: { default: { releases: 'opencart', eol: 'opencart' } },
} satisfies Engine;
