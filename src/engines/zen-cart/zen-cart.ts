import type { Engine } from '../engine.ts';
import { payments } from '../osc-family.ts';
import { admins, logins } from './people.ts';
import { content, places, sensitive } from './places.ts';
import { readExtensions, readFiles, reads } from './read.ts';
import { databaseExtensions, settings, versions } from './settings.ts';

/** Zen Cart 1.3 to 2.2. */
export default {
  id: 'zen-cart',
  name: 'Zen Cart',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'cookie', pattern: /^zenid$|^zenAdminID/, weight: 0.95 },
      { in: 'body', pattern: /<meta name="generator" content="[^"]{0,60}Zen Cart/i, weight: 0.95 },
      {
        in: 'body',
        pattern: /main_page=(?:product_info|shopping_cart|login|checkout_shipping|contact_us|index)/,
        weight: 0.8,
      },
      { in: 'body', pattern: /includes\/templates\/(?:template_default|responsive_classic|bootstrap)\//, weight: 0.7 },
      { in: 'body', pattern: /href="https?:\/\/www\.zen-cart\.com"/i, weight: 0.6 },
    ],
    files: [
      { path: 'includes/version.php', holds: /Zen Cart/, weight: 0.95 },
      { path: 'includes/autoload_func.php', weight: 0.6 },
      { path: 'ipn_main_handler.php', weight: 0.6 },
      { path: 'includes/templates/template_default', weight: 0.5 },
      { path: 'zc_plugins', weight: 0.5 },
      { path: 'nddbc.html', weight: 0.3 },
    ],
  },
  reads,
  readFiles,
  readExtensions,
  readVersionFromPages(pages) {
    for (const page of pages) {
      const told = /<meta name="generator" content="[^"]{0,60}Zen Cart[^"\d]{0,20}(\d\.\d{1,2}[\w.]{0,8})/i.exec(
        page.body,
      );
      if (told?.[1]) return { version: told[1], place: page.path || 'home page', certainty: 'firm' };
    }
    return undefined;
  },
  places,
  database: {
    proof: [
      'project_version',
      'layout_boxes',
      'configuration_group',
      'customers_basket',
      'orders_status_history',
      'address_format',
    ],
    versions,
    admins,
    logins,
    customerHashes: { table: 'customers', column: 'customers_password' },
    settings,
    payments,
    extensions: databaseExtensions,
    content,
    sensitive,
  },
  knowledge: { default: { releases: 'zencart', eol: 'zencart' } },
} satisfies Engine;
