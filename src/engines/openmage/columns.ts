import type { ContentColumn, SensitiveColumn } from '../engine.ts';

const setting = (path: string): ContentColumn => ({
  table: 'core_config_data',
  key: 'path',
  column: 'value',
  holds: 'html',
  where: [{ column: 'path', is: 'like', value: path }],
});

/** Columns whose text reaches visitors' browsers or is carried out as template or layout. */
export const content: readonly ContentColumn[] = [
  ...['design/head/%', 'design/footer/%', 'design/header/%', 'google/%'].map(setting),
  { table: 'core_config_data', key: 'path', column: 'value', holds: 'setting' },
  { table: 'cms_block', key: 'identifier', column: 'content', holds: 'html' },
  { table: 'cms_page', key: 'identifier', column: 'content', holds: 'html' },
  { table: 'cms_page', key: 'identifier', column: 'layout_update_xml', holds: 'xml' },
  { table: 'cms_page', key: 'identifier', column: 'custom_layout_update_xml', holds: 'xml' },
  { table: 'core_layout_update', key: 'handle', column: 'xml', holds: 'xml' },
  { table: 'widget_instance', key: 'title', column: 'widget_parameters', holds: 'html' },
  { table: 'core_email_template', key: 'template_code', column: 'template_text', holds: 'template' },
  { table: 'newsletter_template', key: 'template_code', column: 'template_text', holds: 'template' },
  { table: 'core_variable_value', key: 'variable_id', column: 'html_value', holds: 'html' },
  { table: 'core_variable_value', key: 'variable_id', column: 'plain_value', holds: 'html' },
  { table: 'core_translate', key: 'string', column: 'translate', holds: 'html' },
  { table: 'catalog_product_entity_text', key: 'value_id', column: 'value', holds: 'html' },
  { table: 'catalog_category_entity_text', key: 'value_id', column: 'value', holds: 'html' },
];

type Of = Readonly<Record<string, readonly string[]>>;

function columns(holds: SensitiveColumn['holds'], of: Of): readonly SensitiveColumn[] {
  return Object.entries(of).flatMap(([table, names]) => names.map((column) => ({ table, column, holds })));
}

/** Columns in which payment data, personal data or secrets live; orders until 1.4.0 stand in EAV tables. */
export const sensitive: readonly SensitiveColumn[] = [
  ...columns('card', {
    sales_flat_order_payment: [
      'cc_number_enc',
      'additional_data',
      'additional_information',
      'cc_debug_request_body',
      'cc_debug_response_body',
      'cc_debug_response_serialized',
    ],
    sales_flat_quote_payment: ['cc_number_enc', 'additional_data', 'additional_information'],
    sales_order_entity_varchar: ['value'],
    sales_order_entity_text: ['value'],
    sales_payment_transaction: ['additional_information'],
    sales_flat_order_status_history: ['comment'],
    enterprise_logging_event_changes: ['original_data', 'result_data'],
  }),
  ...columns('card-code', { sales_flat_quote_payment: ['cc_cid_enc'] }),
  ...columns('bank', {
    sales_flat_order_payment: ['echeck_routing_number', 'echeck_account_name', 'echeck_bank_name'],
  }),
  ...columns('personal', {
    customer_entity: ['email'],
    customer_entity_varchar: ['value'],
    customer_address_entity_varchar: ['value'],
    customer_address_entity_text: ['value'],
    sales_flat_order: ['customer_email', 'customer_firstname', 'customer_lastname', 'remote_ip'],
    sales_flat_order_address: ['email', 'firstname', 'lastname', 'street', 'telephone'],
    sales_flat_quote: ['customer_email', 'remote_ip'],
    sales_flat_quote_address: ['email', 'firstname', 'lastname', 'street', 'telephone'],
    newsletter_subscriber: ['subscriber_email'],
  }),
  ...columns('secret', {
    oauth_consumer: ['secret'],
    oauth_token: ['token', 'secret'],
    admin_user: ['rp_token'],
    paypal_cert: ['content'],
    core_session: ['session_data'],
  }),
  ...columns('password', {
    admin_user: ['password'],
    api_user: ['api_key'],
    enterprise_admin_passwords: ['password_hash'],
  }),
];
