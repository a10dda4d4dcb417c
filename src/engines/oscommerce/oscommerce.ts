import type { Engine } from '../engine.ts';
import { payments } from '../osc-family.ts';
import { admins, logins, settings } from './looks.ts';
import { content, places, sensitive } from './places.ts';
import { readExtensions, readFiles, reads } from './read.ts';

/** osCommerce 2.2 to 2.4 and 4; CE Phoenix, which goes on from 2.3, is the edition `phoenix`. */
export default {
  id: 'oscommerce',
  name: 'osCommerce',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'cookie', pattern: /^osCsid$|^osCAdminID$|^ceid$/, weight: 0.9 },
      { in: 'body', pattern: /[?&]osCsid=[0-9a-z]{20,40}/i, weight: 0.9 },
      { in: 'body', pattern: /href="https?:\/\/(?:www\.)?oscommerce\.com"/i, weight: 0.6 },
      {
        in: 'body',
        pattern:
          /(?:product_info\.php\?(?:cPath=[\d_]{1,40}&amp;)?products_id=|advanced_search_result\.php|shopping_cart\.php)/,
        weight: 0.5,
      },
      { in: 'body', pattern: /index\.php\?cPath=\d/, weight: 0.3 },
    ],
    files: [
      { path: 'includes/application_top.php', holds: /osCommerce|Phoenix/, weight: 0.5 },
      { path: 'checkout_process.php', weight: 0.5 },
      { path: 'product_info.php', weight: 0.5 },
      { path: 'advanced_search.php', weight: 0.3 },
      { path: 'includes/version.php', holds: /^\s{0,5}\d{1,2}\.\d{1,2}(?:\.\d{1,3}){0,2}\s{0,5}$/, weight: 0.4 },
      { path: 'includes/OSC/version.txt', weight: 0.6 },
      { path: 'sql/trueloaded.sql', weight: 0.7 },
      { path: 'lib/backend', weight: 0.5 },
      { path: 'lib/frontend', weight: 0.5 },
      { path: 'includes/version.php', holds: /PROJECT_VERSION_MAJOR'\s{0,5},\s{0,5}'?4/, weight: 0.6 },
    ],
  },
  reads,
  readFiles,
  readExtensions,
  places,
  database: {
    proof: ['address_format', 'configuration_group', 'customers_basket', 'orders_status_history', 'zones_to_geo_zones'],
    admins,
    logins,
    customerHashes: { table: 'customers', column: 'customers_password' },
    settings,
    payments,
    content,
    sensitive,
  },
  knowledge: { default: { releases: 'oscommerce', eol: 'oscommerce' }, phoenix: {}, v4: {}, xtcommerce: {} },
} satisfies Engine;
