import type { ContentColumn, SensitiveColumn } from '../engine.ts';

/** Settings whose text is put into pages as it is. */
const setting = (path: string): ContentColumn => ({
  table: 'core_config_data',
  key: 'path',
  column: 'value',
  holds: 'html',
  where: [{ column: 'path', is: 'like', value: path }],
});

/** Columns whose text reaches visitors' browsers or is carried out as template or layout. */
export const content: readonly ContentColumn[] = [
  ...[
    'design/head/%',
    'design/footer/%',
    'design/header/%',
    'design/search_engine_robots/custom_instructions',
    'google/%',
  ].map(setting),
  { table: 'core_config_data', key: 'path', column: 'value', holds: 'setting' },
  { table: 'cms_block', key: 'identifier', column: 'content', holds: 'html' },
  { table: 'cms_page', key: 'identifier', column: 'content', holds: 'html' },
  { table: 'cms_page', key: 'identifier', column: 'layout_update_xml', holds: 'xml' },
  { table: 'cms_page', key: 'identifier', column: 'custom_layout_update_xml', holds: 'xml' },
  { table: 'layout_update', key: 'handle', column: 'xml', holds: 'xml' },
  { table: 'widget_instance', key: 'title', column: 'widget_parameters', holds: 'html' },
  { table: 'email_template', key: 'template_code', column: 'template_text', holds: 'template' },
  { table: 'newsletter_template', key: 'template_code', column: 'template_text', holds: 'template' },
  { table: 'variable_value', key: 'variable_id', column: 'html_value', holds: 'html' },
  { table: 'variable_value', key: 'variable_id', column: 'plain_value', holds: 'html' },
  { table: 'translation', key: 'string', column: 'translate', holds: 'html' },
  { table: 'catalog_product_entity_text', key: 'value_id', column: 'value', holds: 'html' },
  { table: 'catalog_category_entity_text', key: 'value_id', column: 'value', holds: 'html' },
  { table: 'magento_banner_content', key: 'banner_id', column: 'banner_content', holds: 'html' },
];

type Of = Readonly<Record<string, readonly string[]>>;

function columns(holds: SensitiveColumn['holds'], of: Of): readonly SensitiveColumn[] {
  return Object.entries(of).flatMap(([table, names]) => names.map((column) => ({ table, column, holds })));
}

/** Columns in which payment data, personal data or secrets live. */
export const sensitive: readonly SensitiveColumn[] = [
  ...columns('card', {
    sales_order_payment: [
      'cc_number_enc',
      'additional_data',
      'additional_information',
      'cc_debug_request_body',
      'cc_debug_response_body',
      'cc_debug_response_serialized',
    ],
    quote_payment: ['cc_number_enc', 'additional_data', 'additional_information'],
    sales_payment_transaction: ['additional_information'],
    sales_order_status_history: ['comment'],
    sales_order: ['customer_note'],
    magento_logging_event_changes: ['original_data', 'result_data'],
  }),
  ...columns('card-code', { quote_payment: ['cc_cid_enc'] }),
  ...columns('bank', { sales_order_payment: ['echeck_routing_number', 'echeck_account_name', 'echeck_bank_name'] }),
  ...columns('personal', {
    customer_entity: ['email', 'firstname', 'lastname', 'dob', 'taxvat'],
    customer_address_entity: ['firstname', 'lastname', 'street', 'city', 'telephone', 'vat_id'],
    customer_grid_flat: ['name', 'email', 'billing_full', 'billing_telephone', 'dob'],
    sales_order: ['customer_email', 'customer_firstname', 'customer_lastname', 'remote_ip'],
    sales_order_address: ['email', 'firstname', 'lastname', 'street', 'telephone'],
    sales_order_grid: ['customer_email', 'customer_name', 'billing_address', 'shipping_address'],
    quote: ['customer_email', 'remote_ip'],
    quote_address: ['email', 'firstname', 'lastname', 'street', 'telephone'],
    newsletter_subscriber: ['subscriber_email'],
  }),
  ...columns('secret', {
    oauth_consumer: ['secret'],
    oauth_token: ['token', 'secret'],
    vault_payment_token: ['gateway_token'],
    tfa_user_config: ['encoded_config'],
    admin_user: ['rp_token'],
    customer_entity: ['rp_token'],
  }),
  ...columns('password', {
    admin_user: ['password'],
    admin_passwords: ['password_hash'],
    customer_entity: ['password_hash'],
  }),
];
