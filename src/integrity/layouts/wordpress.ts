import type { Layout } from '../layout.ts';
import { rootSettings } from './settings.ts';

/** WordPress, and the WooCommerce plugin as it is built. Themes and other plugins have releases of their own. */
export const wordpress: Layout = {
  engines: ['woocommerce'],
  parts: [
    {
      pack: 'wordpress',
      name: 'WordPress',
      at: '',
      source: { below: '', without: [/^wp-content\//, /^composer\.json$/] },
      closed: ['wp-admin', 'wp-includes'],
      own: [
        ...rootSettings,
        /^wp-content\//,
        /^(?:readme\.html|liesmich\.html|wp-config.*\.php)$/,
        /^wp-admin\/\.htaccess$/,
      ],
      // Translated editions name their language here; see wp-admin/includes/update-core.php.
      allows: [{ path: 'wp-includes/version.php', line: /^\$wp_local_package = '[A-Za-z_]{2,20}';$/ }],
      distributions: [{ name: 'Debian', path: 'wp-config.php', holds: /\/etc\/wordpress\/config-/ }],
      removed: ['wp-admin/install.php', 'wp-admin/upgrade.php', 'wp-config-sample.php', 'readme.html', 'xmlrpc.php'],
      version: { path: 'wp-includes/version.php', holds: /\$wp_version\s{0,5}=\s{0,5}'([^']{1,40})'/ },
    },
    {
      pack: 'woocommerce-plugin',
      name: 'WooCommerce',
      at: 'wp-content/plugins/woocommerce',
      source: { below: 'wp-content/plugins/woocommerce/' },
      closed: ['includes', 'src', 'packages', 'vendor'],
      own: [],
      removed: [],
      version: { path: 'woocommerce.php', holds: /^[ \t*]{0,5}Version:\s{0,5}([\w.-]{1,40})/m },
    },
  ],
};
