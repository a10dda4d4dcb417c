import type { ContentColumn, SensitiveColumn } from '../engine.ts';

const html: readonly (readonly [string, string, string])[] = [
  ['information_description', 'information_id', 'description'],
  ['category_description', 'category_id', 'description'],
  ['product_description', 'product_id', 'description'],
  ['article_description', 'article_id', 'description'],
  ['banner_image', 'banner_image_id', 'link'],
  ['banner_image', 'banner_image_id', 'title'],
  ['banner_image_description', 'banner_image_id', 'title'],
  ['manufacturer', 'manufacturer_id', 'name'],
  ['review', 'review_id', 'text'],
];

/** Text that reaches visitors' browsers, or is run. */
export const content: readonly ContentColumn[] = [
  ...html.map(([table, key, column]) => ({ table, key, column, holds: 'html' as const })),
  { table: 'module', key: 'module_id', column: 'setting', holds: 'setting' },
  { table: 'theme', key: 'theme_id', column: 'code', holds: 'template' },
  { table: 'modification', key: 'modification_id', column: 'xml', holds: 'xml' },
  { table: 'event', key: 'event_id', column: 'action', holds: 'setting' },
  { table: 'startup', key: 'startup_id', column: 'action', holds: 'setting' },
  { table: 'cron', key: 'cron_id', column: 'action', holds: 'setting' },
  {
    table: 'setting',
    key: 'key',
    column: 'value',
    holds: 'script',
    where: [
      {
        column: 'key',
        is: 'in',
        value: [
          'config_google_analytics',
          'google_analytics_code',
          'analytics_google_code',
          'analytics_google_analytics_code',
          'analytics_opencart_code',
        ],
      },
    ],
  },
  {
    table: 'setting',
    key: 'key',
    column: 'value',
    holds: 'setting',
    where: [
      { column: 'key', is: '!=', value: 'config_google_analytics' },
      { column: 'key', is: '!=', value: 'google_analytics_code' },
      { column: 'key', is: '!=', value: 'analytics_google_code' },
      { column: 'key', is: '!=', value: 'analytics_google_analytics_code' },
      { column: 'key', is: '!=', value: 'analytics_opencart_code' },
    ],
  },
  { table: 'journal3_setting', key: 'setting_name', column: 'setting_value', holds: 'setting' },
  { table: 'journal3_module', key: 'module_id', column: 'module_data', holds: 'setting' },
  { table: 'journal2_config', key: 'key', column: 'value', holds: 'setting' },
];

function columns(holds: SensitiveColumn['holds'], table: string, names: string): readonly SensitiveColumn[] {
  return names.split(' ').map((column) => ({ table, column, holds }));
}

const cardTables = [
  'sagepay_direct_card',
  'sagepay_server_card',
  'bluepay_hosted_card',
  'bluepay_redirect_card',
  'cardconnect_card',
  'eway_card',
  'firstdata_card',
  'firstdata_remote_card',
  'worldpay_card',
];

/** Where payment data, personal data and secrets live. */
export const sensitive: readonly SensitiveColumn[] = [
  ...columns('card', 'order', 'comment payment_custom_field payment_method shipping_custom_field'),
  ...columns('card', 'order_history', 'comment'),
  ...columns('card', 'order_option', 'value'),
  ...columns('card', 'order_payment', 'card_number cc_number'),
  ...columns('card', 'order', 'cc_number cc_owner cc_expires'),
  ...columns('card-code', 'order', 'cc_cvv cc_cvv2'),
  ...cardTables.flatMap((table) => columns('card', table, 'token digits expiry')),
  ...columns('card', 'squareup_token', 'token'),
  ...columns('card', 'session', 'data'),
  ...columns('card', 'customer_activity', 'data'),
  ...columns('card', 'subscription', 'payment_method comment'),
  ...columns('card', 'address', 'custom_field'),
  ...columns('personal', 'customer', 'firstname lastname email telephone fax ip'),
  ...columns('personal', 'address', 'firstname lastname company address_1 address_2 city postcode'),
  ...columns(
    'personal',
    'order',
    'firstname lastname email telephone payment_address_1 payment_city payment_postcode shipping_address_1 ip forwarded_ip user_agent',
  ),
  ...columns('personal', 'customer_login', 'email ip'),
  ...columns('password', 'customer', 'password'),
  ...columns('password', 'user', 'password'),
  ...columns('secret', 'customer', 'token code'),
  ...columns('secret', 'user', 'code'),
  ...columns('secret', 'api', 'key'),
  ...columns('secret', 'api_session', 'token session_id'),
  ...columns('secret', 'setting', 'value'),
];
