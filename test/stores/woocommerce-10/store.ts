import { defines, type MadeShop, serialise } from '../made-shop.ts';

const keys = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);
const login = { host: '127.0.0.1', user: 'shop', password: ['made', 'up', 'word'].join('-'), name: 'shop' };

function config(planted: boolean): string {
  const secrets = keys.map((key, index) => [key, planted ? 'put your unique phrase here' : `${key}-${String(index).repeat(40)}`]);
  const base = defines({
    DB_NAME: login.name,
    DB_USER: login.user,
    DB_PASSWORD: login.password,
    DB_HOST: `${login.host}:3306`,
    ...Object.fromEntries(secrets),
    ...(planted ? { WP_DEBUG: true, WP_DEBUG_LOG: true, AUTOMATIC_UPDATER_DISABLED: true } : { DISALLOW_FILE_EDIT: true, WP_DEBUG: false }),
  });
  return `${base}$table_prefix = 'wp_';\nrequire_once ABSPATH . 'wp-settings.php';\n`;
}

const plugin = (name: string, version: string): string => `<?php\n/**\n * Plugin Name: ${name}\n * Version: ${version}\n */\n`;
const roles = serialise({
  administrator: { name: 'Administrator', capabilities: { manage_options: true, edit_users: true, install_plugins: true } },
  packing: { name: 'Packing', capabilities: { read: true, edit_shop_orders: true } },
  customer: { name: 'Customer', capabilities: { read: true } },
  subscriber: { name: 'Subscriber', capabilities: { read: true } },
});

/** WordPress 6.8 with WooCommerce 10. */
export const store: MadeShop = {
  engine: 'woocommerce',
  version: '6.8.3',
  prefix: 'wp_',
  adminPath: 'wp-admin',
  login,
  extensions: ['hello@1.7.2', 'storefront@4.6.1', 'woocommerce@10.2.1'],
  files: (state) => ({
    'wp-includes/version.php': "<?php\n$wp_version = '6.8.3';\n$wp_db_version = 60421;\n",
    'wp-load.php': "<?php\ndefine( 'ABSPATH', __DIR__ . '/' );\n",
    'wp-config.php': config(state === 'planted'),
    'wp-content/plugins/hello.php': plugin('Hello Dolly', '1.7.2'),
    'wp-content/plugins/woocommerce/woocommerce.php': plugin('WooCommerce', '10.2.1'),
    'wp-content/themes/storefront/style.css': '/*\nTheme Name: Storefront\nVersion: 4.6.1\n*/\n',
    ...(state === 'planted'
      ? {
          'wp-content/object-cache.php': '<?php // nothing is said here\n',
          'wp-content/mu-plugins/loader.php': '<?php // nothing is said here\n',
          'wp-content/themes/storefront/timthumb.php': '<?php // TimThumb by somebody\n',
        }
      : {}),
  }),
  tables(state) {
    const planted = state === 'planted';
    return [
      {
        name: 'options',
        columns: ['option_id', 'option_name', 'option_value'],
        rows: [
          [1, 'siteurl', 'https://shop.example'],
          [2, 'home', 'https://shop.example'],
          [3, 'users_can_register', planted ? '1' : '0'],
          [4, 'default_role', planted ? 'administrator' : 'subscriber'],
          [5, 'active_plugins', serialise(['woocommerce/woocommerce.php'])],
          [6, 'wp_user_roles', roles],
          [7, 'woocommerce_version', '10.2.1'],
          [8, 'woocommerce_feature_rate_limit_checkout_enabled', planted ? 'no' : 'yes'],
          [9, 'woocommerce_cod_settings', serialise({ enabled: 'yes', title: 'Cash on delivery' })],
          [10, 'woocommerce_stripe_settings', serialise({ enabled: 'yes', title: 'Card', testmode: 'no', publishable_key: 'made-up-public-part', secret_key: ['made', 'up', 'secret', 'part'].join('-') })],
          [11, 'woocommerce_new_order_settings', serialise({ enabled: 'yes', recipient: 'sales@shop.example', subject: '', heading: '', email_type: 'html' })],
          [12, 'mailserver_url', 'mail.example.com'],
          [13, 'mailserver_login', 'login@example.com'],
          [14, 'mailserver_pass', 'password'],
          [15, '_site_transient_update_core', `O:8:"stdClass":2:{s:7:"updates";a:0:{}s:15:"version_checked";s:5:"6.8.3";}`],
          [16, '_site_transient_update_plugins', `O:8:"stdClass":1:{s:7:"checked";${serialise({ 'hello.php': '1.7.2', 'woocommerce/woocommerce.php': '10.2.1' })}}`],
        ],
      },
      {
        name: 'users',
        columns: ['ID', 'user_login', 'user_pass', 'user_email', 'user_registered'],
        rows: [
          [1, 'mira', '$P$BmadeUpHashOfNobody............', 'mira@shop.example', '2024-01-02 03:04:05'],
          [2, 'packer', '$P$BmadeUpHashOfNobody............', 'packer@shop.example', '2024-02-02 03:04:05'],
          [3, 'customer7', '$P$BmadeUpHashOfNobody............', 'seven@customer.example', '2024-03-02 03:04:05'],
        ],
      },
      {
        name: 'usermeta',
        columns: ['umeta_id', 'user_id', 'meta_key', 'meta_value'],
        rows: [
          [1, 1, 'wp_capabilities', serialise({ administrator: true })],
          [2, 2, 'wp_capabilities', serialise({ packing: true })],
          [3, 3, 'wp_capabilities', serialise({ customer: true })],
          [4, 1, 'session_tokens', serialise({ abc: { expiration: 1_760_000_000, login: 1_759_000_000 } })],
          [5, 1, '_application_passwords', serialise([{ uuid: 'u-1', name: 'Stock', password: '$P$B', created: 1_700_000_000, last_used: null }])],
        ],
      },
      { name: 'posts', columns: ['ID', 'post_content', 'post_type', 'post_status'], rows: [[1, '<p>Hello</p>', 'page', 'publish']] },
      { name: 'postmeta', columns: ['meta_id', 'post_id', 'meta_key', 'meta_value'], rows: [] },
      { name: 'term_taxonomy', columns: ['term_taxonomy_id', 'description'], rows: [] },
      {
        name: 'woocommerce_api_keys',
        columns: ['key_id', 'user_id', 'description', 'permissions', 'truncated_key', 'last_access'],
        rows: [[1, 1, 'Accounting', 'read', 'abcdefg', '2025-01-02 03:04:05']],
      },
      {
        name: 'wc_webhooks',
        columns: ['webhook_id', 'status', 'delivery_url'],
        rows: [[1, 'active', planted ? 'http://hooks.example/in?key=made-up' : 'https://hooks.example/in']],
      },
    ];
  },
  planted: [
    'placeholder-keys',
    'file-editor-enabled',
    'automatic-updates-off',
    'debug-log-in-web-root',
    'outdated-image-script',
    'must-use-code',
    'open-registration',
    'insecure-webhook',
    'checkout-without-rate-limit',
  ],
};
