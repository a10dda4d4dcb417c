import type { ContentColumn, SensitiveColumn } from '../engine.ts';

/** Columns whose text reaches visitors' browsers or is carried out as a template. */
export const content: readonly ContentColumn[] = [
  { table: 's_cms_static', key: 'description', column: 'html', holds: 'html' },
  { table: 's_cms_support', key: 'name', column: 'text', holds: 'html' },
  { table: 's_emotion_element_value', key: 'id', column: 'value', holds: 'html' },
  { table: 's_core_snippets', key: 'name', column: 'value', holds: 'html' },
  { table: 's_core_config_mails', key: 'name', column: 'content', holds: 'template' },
  { table: 's_core_config_mails', key: 'name', column: 'contentHTML', holds: 'template' },
  { table: 's_articles', key: 'id', column: 'description_long', holds: 'html' },
  { table: 's_categories', key: 'id', column: 'cmstext', holds: 'html' },
  { table: 's_core_templates_config_values', key: 'id', column: 'value', holds: 'setting' },
  { table: 's_core_translations', key: 'id', column: 'objectdata', holds: 'html' },
  { table: 's_core_documents_box', key: 'name', column: 'value', holds: 'html' },
  { table: 's_core_config_values', key: 'id', column: 'value', holds: 'setting' },
];

type Of = Readonly<Record<string, readonly string[]>>;

function columns(holds: SensitiveColumn['holds'], of: Of): readonly SensitiveColumn[] {
  return Object.entries(of).flatMap(([table, names]) => names.map((column) => ({ table, column, holds })));
}

/** Columns in which payment data, personal data or secrets live. */
export const sensitive: readonly SensitiveColumn[] = [
  ...columns('bank', {
    s_core_payment_data: ['account_number', 'bank_code', 'iban', 'bic', 'account_holder'],
    s_core_payment_instance: ['account_number', 'bank_code', 'iban', 'bic', 'account_holder'],
  }),
  ...columns('card', {
    s_order: ['comment', 'customercomment', 'internalcomment'],
    s_order_attributes: ['attribute1', 'attribute2', 'attribute3', 'attribute4', 'attribute5', 'attribute6'],
    s_core_payment_instance: ['additional_data'],
  }),
  ...columns('personal', {
    s_user: ['email', 'firstname', 'lastname', 'birthday'],
    s_user_addresses: ['firstname', 'lastname', 'street', 'phone'],
    s_user_billingaddress: ['firstname', 'lastname', 'street', 'phone', 'birthday'],
    s_order: ['remote_addr'],
    s_order_billingaddress: ['firstname', 'lastname', 'street', 'phone'],
    s_order_shippingaddress: ['firstname', 'lastname', 'street'],
    s_campaigns_mailaddresses: ['email'],
  }),
  ...columns('secret', { s_core_auth: ['apiKey', 'sessionID'] }),
  ...columns('password', { s_core_auth: ['password'], s_user: ['password'] }),
];
