import type { ContentColumn, SensitiveColumn } from '../engine.ts';

/** Columns whose text reaches visitors' browsers or is carried out as a template. */
export const content: readonly ContentColumn[] = [
  { table: 'cms_slot_translation', key: 'cms_slot_id', column: 'config', holds: 'html' },
  { table: 'category_translation', key: 'name', column: 'description', holds: 'html' },
  { table: 'category_translation', key: 'name', column: 'slot_config', holds: 'html' },
  { table: 'product_translation', key: 'name', column: 'description', holds: 'html' },
  { table: 'product_manufacturer_translation', key: 'name', column: 'description', holds: 'html' },
  { table: 'landing_page_translation', key: 'name', column: 'slot_config', holds: 'html' },
  { table: 'mail_template_translation', key: 'subject', column: 'content_html', holds: 'template' },
  { table: 'mail_template_translation', key: 'subject', column: 'content_plain', holds: 'template' },
  { table: 'mail_header_footer_translation', key: 'name', column: 'header_html', holds: 'template' },
  { table: 'mail_header_footer_translation', key: 'name', column: 'footer_html', holds: 'template' },
  { table: 'snippet', key: 'translation_key', column: 'value', holds: 'html' },
  { table: 'theme', key: 'technical_name', column: 'config_values', holds: 'setting' },
  { table: 'app_template', key: 'path', column: 'template', holds: 'template' },
  { table: 'script', key: 'name', column: 'script', holds: 'template' },
  { table: 'system_config', key: 'configuration_key', column: 'configuration_value', holds: 'setting' },
];

type Of = Readonly<Record<string, readonly string[]>>;

function columns(holds: SensitiveColumn['holds'], of: Of): readonly SensitiveColumn[] {
  return Object.entries(of).flatMap(([table, names]) => names.map((column) => ({ table, column, holds })));
}

/** Columns in which payment data, personal data or secrets live. */
export const sensitive: readonly SensitiveColumn[] = [
  ...columns('card', {
    order_transaction: ['custom_fields', 'validation_data'],
    order: ['custom_fields', 'customer_comment'],
    customer: ['custom_fields'],
    log_entry: ['context'],
    version_commit_data: ['payload'],
  }),
  ...columns('personal', {
    customer: ['email', 'first_name', 'last_name', 'birthday', 'remote_address'],
    customer_address: ['first_name', 'last_name', 'street', 'city', 'phone_number'],
    order_customer: ['email', 'first_name', 'last_name', 'remote_address'],
    order_address: ['first_name', 'last_name', 'street', 'phone_number'],
    newsletter_recipient: ['email', 'first_name', 'last_name'],
  }),
  ...columns('secret', { app: ['app_secret'], payment_token: ['token'], sales_channel_api_context: ['token'] }),
  ...columns('password', { user: ['password'], customer: ['password', 'legacy_password'] }),
];
