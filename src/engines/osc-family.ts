import type { Row } from '../core/hands.ts';
import { byName, isOn } from './cells.ts';
import type { ContentColumn, Look, LookSelect, PaymentMethod, SensitiveColumn, SettingsReading } from './engine.ts';
import { integrationOf } from './gateways.ts';
import { holdsSecret } from './secret-names.ts';

/** The table of settings that osCommerce and all shops descended from it have. */
export const configuration: LookSelect = {
  table: 'configuration',
  columns: ['configuration_key', 'configuration_value'],
  cut: 20_000,
};

/** Its names and values. */
export function settingsIn(rows: readonly Row[] | undefined): ReadonlyMap<string, string> {
  return byName(rows, 'configuration_key', 'configuration_value');
}

/** Passwords and keys among the settings. */
export function secretsIn(settings: ReadonlyMap<string, string>): SettingsReading['secrets'] {
  return [...settings]
    .filter(([name, value]) => /^(?:MODULE_|EMAIL_|SMTP|FTP|OSCOM_APP_)/.test(name) && holdsSecret(name, value))
    .map(([name, value]) => ({
      name: `configuration.${name}`,
      value,
      kind: /^MODULE_PAYMENT_|^OSCOM_APP_/.test(name) ? 'gateway' : 'other',
    }));
}

/** Payment modules: `MODULE_PAYMENT_INSTALLED` names their files, `MODULE_PAYMENT_<NAME>_STATUS` switches them on. */
export const payments: Look<readonly PaymentMethod[]> = {
  selects: {
    settings: { ...configuration, where: [{ column: 'configuration_key', is: 'like', value: 'MODULE_PAYMENT_%' }] },
  },
  read(rows) {
    const settings = settingsIn(rows['settings']);
    const files = (settings.get('MODULE_PAYMENT_INSTALLED') ?? '').split(';').filter((file) => file !== '');
    return files.map((file) => {
      const code =
        file
          .replace(/\.php$/, '')
          .split(/[\\/]/)
          .at(-1) ?? file;
      const name = `MODULE_PAYMENT_${code.toUpperCase()}`;
      const status = settings.get(`${name}_STATUS`);
      const test = settings.get(`${name}_TESTMODE`);
      return {
        code,
        title: code,
        enabled: status === undefined || isOn(status),
        integration: integrationOf(code),
        ...(/^cc$|offline_?cc|cc_?offline|offline_?credit|manual_?cc/i.test(code) ? { savesCards: true } : {}),
        ...(test === undefined ? {} : { testMode: /^(?:test|true|sandbox)/i.test(test) }),
      };
    });
  },
};

/** Text that reaches visitors' browsers, in the tables that the family shares. */
export const sharedContent: readonly ContentColumn[] = [
  { table: 'configuration', key: 'configuration_key', column: 'configuration_value', holds: 'setting' },
  { table: 'banners', key: 'banners_id', column: 'banners_html_text', holds: 'html' },
  { table: 'banners', key: 'banners_id', column: 'banners_url', holds: 'setting' },
  { table: 'products_description', key: 'products_id', column: 'products_description', holds: 'html' },
  { table: 'categories_description', key: 'categories_id', column: 'categories_description', holds: 'html' },
  { table: 'reviews_description', key: 'reviews_id', column: 'reviews_text', holds: 'html' },
  { table: 'manufacturers_info', key: 'manufacturers_id', column: 'manufacturers_url', holds: 'setting' },
];

/** Columns of one table that hold the same kind of thing. */
export function columns(holds: SensitiveColumn['holds'], table: string, names: string): readonly SensitiveColumn[] {
  return names.split(' ').map((column) => ({ table, column, holds }));
}

/** Where payment data and personal data live, in the tables that the family shares. */
export const sharedSensitive: readonly SensitiveColumn[] = [
  ...columns('card', 'orders', 'cc_number cc_owner cc_expires cc_start cc_issue'),
  ...columns('card-code', 'orders', 'cc_cvv cc_cvc cvvnumber cc_ccv'),
  ...columns('card', 'orders_status_history', 'comments'),
  ...columns('card', 'sessions', 'value'),
  ...columns(
    'personal',
    'customers',
    'customers_firstname customers_lastname customers_dob customers_email_address customers_telephone customers_fax',
  ),
  ...columns(
    'personal',
    'address_book',
    'entry_company entry_firstname entry_lastname entry_street_address entry_postcode entry_city',
  ),
  ...columns(
    'personal',
    'orders',
    'customers_name customers_street_address customers_telephone customers_email_address delivery_name delivery_street_address billing_name billing_street_address',
  ),
  ...columns('personal', 'whos_online', 'full_name ip_address'),
  ...columns('password', 'customers', 'customers_password'),
  ...columns('secret', 'configuration', 'configuration_value'),
];
