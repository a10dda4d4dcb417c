import type { ContentColumn, SensitiveColumn } from '../engine.ts';

function options(holds: ContentColumn['holds'], names: readonly string[]): ContentColumn {
  return {
    table: 'options',
    key: 'option_name',
    column: 'option_value',
    holds,
    where: [{ column: 'option_name', is: 'in', value: names }],
  };
}

/** Text that reaches visitors' browsers, or is run. */
export const content: readonly ContentColumn[] = [
  {
    table: 'posts',
    key: 'ID',
    column: 'post_content',
    holds: 'html',
    where: [
      { column: 'post_type', is: '!=', value: 'revision' },
      { column: 'post_type', is: '!=', value: 'wpcode' },
      { column: 'post_type', is: '!=', value: 'custom-css-js' },
      { column: 'post_status', is: '!=', value: 'trash' },
    ],
  },
  {
    table: 'posts',
    key: 'ID',
    column: 'post_content',
    holds: 'script',
    where: [{ column: 'post_type', is: 'in', value: ['wpcode', 'custom-css-js'] }],
  },
  {
    table: 'posts',
    key: 'ID',
    column: 'post_excerpt',
    holds: 'html',
    where: [{ column: 'post_type', is: '=', value: 'product' }],
  },
  {
    table: 'postmeta',
    key: 'meta_id',
    column: 'meta_value',
    holds: 'html',
    where: [
      {
        column: 'meta_key',
        is: 'in',
        value: [
          '_elementor_data',
          '_fl_builder_data',
          '_et_pb_old_content',
          '_wpb_post_custom_css',
          'panels_data',
          '_menu_item_url',
        ],
      },
    ],
  },
  options('setting', [
    'siteurl',
    'home',
    'blogname',
    'blogdescription',
    'woocommerce_demo_store_notice',
    'woocommerce_email_footer_text',
  ]),
  options('html', ['widget_text', 'widget_custom_html', 'widget_block', 'widget_media_image', 'sidebars_widgets']),
  options('script', [
    'ihaf_insert_header',
    'ihaf_insert_footer',
    'ihaf_insert_body',
    'insert_headers_and_footers',
    'auhfc_settings',
    'hefo',
    'header_footer_code',
    'wp_headers_and_footers',
    'custom_css_js',
  ]),
  {
    table: 'options',
    key: 'option_name',
    column: 'option_value',
    holds: 'setting',
    where: [{ column: 'option_name', is: 'like', value: 'theme_mods_%' }],
  },
  { table: 'term_taxonomy', key: 'term_taxonomy_id', column: 'description', holds: 'html' },
  {
    table: 'comments',
    key: 'comment_ID',
    column: 'comment_content',
    holds: 'html',
    where: [{ column: 'comment_approved', is: '=', value: '1' }],
  },
  { table: 'snippets', key: 'id', column: 'code', holds: 'script' },
  { table: 'hfcm_scripts', key: 'script_id', column: 'snippet', holds: 'script' },
];

function columns(holds: SensitiveColumn['holds'], table: string, names: string): readonly SensitiveColumn[] {
  return names.split(' ').map((column) => ({ table, column, holds }));
}

/** Where payment data, personal data and secrets live, in both ways of storing orders. */
export const sensitive: readonly SensitiveColumn[] = [
  ...columns('card', 'postmeta', 'meta_value'),
  ...columns('card', 'wc_orders_meta', 'meta_value'),
  ...columns('card', 'woocommerce_order_itemmeta', 'meta_value'),
  ...columns('card', 'comments', 'comment_content'),
  ...columns('card', 'woocommerce_sessions', 'session_value'),
  ...columns('card', 'woocommerce_payment_tokens', 'token'),
  ...columns('card', 'woocommerce_payment_tokenmeta', 'meta_value'),
  ...columns('card', 'woocommerce_log', 'message context'),
  ...columns('card', 'usermeta', 'meta_value'),
  ...columns('card', 'wc_orders', 'customer_note'),
  ...columns('card', 'frm_item_metas', 'meta_value'),
  ...columns('card', 'gf_entry_meta', 'meta_value'),
  ...columns('card', 'wpforms_entries', 'fields'),
  ...columns('card', 'db7_forms', 'form_value'),
  ...columns('card', 'actionscheduler_actions', 'args extended_args'),
  ...columns('card', 'wpmailsmtp_emails_log', 'content_plain content_html'),
  ...columns('card', 'email_log', 'message'),
  ...columns('personal', 'users', 'user_email display_name'),
  ...columns('personal', 'wc_orders', 'billing_email ip_address user_agent'),
  ...columns('personal', 'wc_order_addresses', 'first_name last_name address_1 address_2 city postcode email phone'),
  ...columns('personal', 'wc_customer_lookup', 'username first_name last_name email postcode city'),
  ...columns('personal', 'comments', 'comment_author comment_author_email comment_author_IP'),
  ...columns('password', 'users', 'user_pass'),
  ...columns('secret', 'users', 'user_activation_key'),
  ...columns('secret', 'woocommerce_api_keys', 'consumer_key consumer_secret'),
  ...columns('secret', 'wc_webhooks', 'secret'),
  ...columns('secret', 'options', 'option_value'),
  ...columns('secret', 'wfls_2fa_secrets', 'secret recovery'),
];
