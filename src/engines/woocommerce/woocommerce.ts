import type { Engine } from '../engine.ts';
import { content, sensitive } from './columns.ts';
import { admins } from './admins.ts';
import { apiKeys } from './api-keys.ts';
import { databaseExtensions, edition, versions } from './installed.ts';
import { reads, readExtensions } from './extensions.ts';
import { places } from './places.ts';
import { configReads, readFiles } from './read.ts';
import { payments, settings } from './settings.ts';

/**
 * WordPress, with or without WooCommerce. The engine's version is that of WordPress core; WooCommerce is the extension
 * `woocommerce` with its own version. Where the plugin is not on disk, the edition is `wordpress`.
 */
export default {
  id: 'woocommerce',
  name: 'WooCommerce',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'body', pattern: /<meta name="generator" content="(?:WordPress|WooCommerce) [\d.]{1,20}/i, weight: 0.95 },
      { in: 'header', header: 'link', pattern: /rel="https:\/\/api\.w\.org\/"/, weight: 0.95 },
      { in: 'body', pattern: /rel=["']https:\/\/api\.w\.org\/["']/, weight: 0.9 },
      { in: 'body', pattern: /\/wp-content\/(?:themes|plugins|uploads)\//, weight: 0.7 },
      { in: 'body', pattern: /\/wp-includes\/(?:js|css|blocks)\//, weight: 0.7 },
      { in: 'body', pattern: /\/wp-content\/plugins\/woocommerce\//, weight: 0.6 },
      { in: 'body', pattern: /wc_add_to_cart_params|wc-ajax=%%endpoint%%/, weight: 0.6 },
      { in: 'cookie', pattern: /^(?:wp_)?woocommerce_(?:session_|items_in_cart|cart_hash)/, weight: 0.9 },
      { in: 'header', header: 'x-pingback', pattern: /\/xmlrpc\.php$/, weight: 0.7 },
    ],
    files: [
      { path: 'wp-includes/version.php', holds: /\$wp_version\s{0,5}=/, weight: 0.95 },
      { path: 'wp-load.php', holds: /ABSPATH/, weight: 0.4 },
      { path: 'web/wp/wp-includes/version.php', holds: /\$wp_version\s{0,5}=/, weight: 0.95 },
      { path: 'wp/wp-includes/version.php', holds: /\$wp_version\s{0,5}=/, weight: 0.95 },
      { path: 'wp-content/plugins/woocommerce/woocommerce.php', holds: /Plugin Name:\s{0,5}WooCommerce/, weight: 0.4 },
    ],
  },
  reads: [...configReads, ...reads],
  readFiles,
  readExtensions,
  readVersionFromPages(pages) {
    for (const page of pages) {
      const told =
        /<meta name="generator" content="WordPress (\d[\w.-]{0,20})/i.exec(page.body) ??
        /<generator>https?:\/\/wordpress\.org\/\?v=(\d[\w.-]{0,20})<\/generator>/i.exec(page.body);
      if (told?.[1]) return { version: told[1], place: page.path || 'home page', certainty: 'certain' };
    }
    const assets = pages[0]?.body.matchAll(/\/wp-includes\/[\w./-]{1,200}\?ver=(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)["'&]/g);
    const version = mostFrequent([...(assets ?? [])].map((match) => match[1] ?? ''));
    return version ? { version, place: 'home page: wp-includes ?ver=', certainty: 'tentative' } : undefined;
  },
  readEditionFromPages(pages) {
    const shop = pages.some(({ body }) =>
      /\/plugins\/woocommerce\/|wc_add_to_cart_params|content="WooCommerce \d|class="[^"]{0,500}\bwoocommerce\b/.test(
        body,
      ),
    );
    return shop ? { editionName: 'WooCommerce' } : { edition: 'wordpress', editionName: 'WordPress' };
  },
  versionPaths: ['?feed=rss2'],
  places,
  database: {
    proof: ['usermeta', 'options', 'posts', 'postmeta', 'term_taxonomy'],
    versions,
    edition,
    admins,
    apiKeys,
    customerHashes: { table: 'users', column: 'user_pass' },
    settings,
    payments,
    extensions: databaseExtensions,
    content,
    sensitive,
  },
  knowledge: {
    default: { releases: 'wordpress', eol: 'wordpress' },
    wordpress: { releases: 'wordpress', eol: 'wordpress' },
  },
} satisfies Engine;

/** Scripts that come with WordPress carry either its version or their own; its own stands on most of them. */
function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best, next] = [...counts].toSorted((one, other) => other[1] - one[1]);
  return best && best[1] >= 3 && (!next || best[1] > next[1]) ? best[0] : undefined;
}
