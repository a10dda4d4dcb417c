import type { ContentColumn, SensitiveColumn } from '../engine.ts';

function html(table: string, key: string, ...names: readonly string[]): readonly ContentColumn[] {
  return names.map((column) => ({ table, key, column, holds: 'html' }));
}

/** Text that reaches visitors' browsers, or is run. */
export const content: readonly ContentColumn[] = [
  { table: 'configuration', key: 'name', column: 'value', holds: 'setting' },
  { table: 'configuration_lang', key: 'id_configuration', column: 'value', holds: 'setting' },
  ...html('cms_lang', 'id_cms', 'content', 'head_seo_title', 'meta_description'),
  ...html('cms_category_lang', 'id_cms_category', 'description'),
  ...html('info_lang', 'id_info', 'text'),
  ...html('cms_block_lang', 'id_cms_block', 'name'),
  ...html('link_block_lang', 'id_link_block', 'name', 'custom_content'),
  ...html('linksmenutop_lang', 'id_linksmenutop', 'label', 'link'),
  ...html('homeslider_slides_lang', 'id_homeslider_slides', 'description', 'url', 'legend'),
  ...html('themeconfigurator', 'id_item', 'html', 'url'),
  ...html('product_lang', 'id_product', 'description', 'description_short'),
  ...html('category_lang', 'id_category', 'description'),
  ...html('manufacturer_lang', 'id_manufacturer', 'description', 'short_description'),
  ...html('supplier_lang', 'id_supplier', 'description'),
  ...html('meta_lang', 'id_meta', 'title', 'description'),
  ...html('crazy_content_lang', 'id_crazy_content', 'resource'),
  ...html('product_comment', 'id_product_comment', 'content', 'title'),
  ...html('carrier_lang', 'id_carrier', 'delay'),
  { table: 'smarty_lazy_cache', key: 'template_hash', column: 'filepath', holds: 'setting' },
  { table: 'smarty_cache', key: 'id_smarty_cache', column: 'content', holds: 'template' },
];

function columns(holds: SensitiveColumn['holds'], table: string, names: string): readonly SensitiveColumn[] {
  return names.split(' ').map((column) => ({ table, column, holds }));
}

/** Where payment data, personal data and secrets live. */
export const sensitive: readonly SensitiveColumn[] = [
  ...columns('card', 'order_payment', 'card_number card_expiration card_holder transaction_id'),
  ...columns('card', 'message', 'message'),
  ...columns('card', 'customer_message', 'message'),
  ...columns('card', 'customized_data', 'value'),
  ...columns('card', 'cart', 'checkout_session_data gift_message'),
  ...columns('card', 'orders', 'gift_message'),
  ...columns('card', 'log', 'message'),
  ...columns('card', 'customer', 'note'),
  ...columns('card', 'order_invoice', 'note'),
  ...columns('bank', 'configuration', 'value'),
  ...columns('personal', 'customer', 'email firstname lastname birthday ip_registration_newsletter'),
  ...columns(
    'personal',
    'address',
    'firstname lastname address1 address2 postcode city phone phone_mobile vat_number dni other',
  ),
  ...columns('personal', 'customer_thread', 'email'),
  ...columns('personal', 'connections', 'ip_address'),
  ...columns('personal', 'mail', 'recipient'),
  ...columns('password', 'customer', 'passwd'),
  ...columns('password', 'employee', 'passwd'),
  ...columns('secret', 'customer', 'secure_key reset_password_token'),
  ...columns('secret', 'employee', 'reset_password_token'),
  ...columns('secret', 'webservice_account', 'key'),
  ...columns('secret', 'api_access', 'client_secret'),
  ...columns('secret', 'api_client', 'client_secret'),
  ...columns('secret', 'employee_session', 'token'),
  ...columns('secret', 'customer_session', 'token'),
];
