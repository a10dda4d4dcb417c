import type { Cell } from '../../core/hands.ts';
import { paymentRows, readPayments, settingsLook } from '../core-config.ts';
import { isOn, known, textIn, timeIn } from '../cells.ts';
import type { AdminRow, ApiKeyRow, Extension, Look, PaymentMethod } from '../engine.ts';
import { isOwn } from './read.ts';

const everything = {
  columns: ['role_id', 'permission', 'api_permission'],
  where: [{ column: 'resource_id', is: '=', value: 'all' }],
} as const;
const roleColumns = ['role_id', 'parent_id', 'role_type', 'user_id', 'role_name'] as const;
const modules = { table: 'core_resource', columns: ['code', 'version'] } as const;
const factorModule = /two_?factor|2fa|tfa|mfa|otp|authenticator|yubi|saml|sso/i;

export const admins: Look<readonly AdminRow[]> = {
  selects: {
    users: {
      table: 'admin_user',
      columns: ['user_id', 'username', 'email', 'password', 'is_active', 'created', 'logdate', 'twofa_enabled'],
    },
    roles: { table: 'admin_role', columns: roleColumns },
    rules: { ...everything, table: 'admin_rule' },
    modules,
  },
  read(rows) {
    const full = new Set(
      (rows['rules'] ?? []).filter((row) => textIn(row['permission']) === 'allow').map((row) => textIn(row['role_id'])),
    );
    const byRole = new Map((rows['roles'] ?? []).map((row) => [textIn(row['role_id']), row]));
    const codes = (rows['modules'] ?? []).map((row) => textIn(row['code']));
    // The core has no second factor; an extension or Maho's own may bring one.
    const none = codes.length > 0 && !codes.some((code) => factorModule.test(code));
    return (rows['users'] ?? []).map((user) => {
      const id = textIn(user['user_id']);
      const parents = (rows['roles'] ?? [])
        .filter((role) => textIn(role['user_id']) === id && textIn(role['role_type']) === 'U')
        .map((role) => textIn(role['parent_id']));
      const own = factorOf(user['twofa_enabled']);
      return {
        id,
        login: textIn(user['username']),
        email: textIn(user['email']),
        hash: textIn(user['password']),
        active: isOn(user['is_active']),
        full: parents.some((role) => full.has(role)),
        roles: parents.map((role) => textIn(byRole.get(role)?.['role_name'])).filter((name) => name !== ''),
        ...known({
          created: timeIn(user['created']),
          lastLogin: timeIn(user['logdate']),
          secondFactor: own ?? (none ? ('off' as const) : undefined),
        }),
      };
    });
  },
};

function factorOf(cell: Cell | undefined): 'on' | 'off' | undefined {
  if (cell === null || cell === undefined) return undefined;
  return isOn(cell) ? 'on' : 'off';
}

/** Users of the SOAP and XML-RPC interface, and tokens of the REST interface. */
export const apiKeys: Look<readonly ApiKeyRow[]> = {
  selects: {
    users: { table: 'api_user', columns: ['user_id', 'username', 'email', 'created', 'is_active'] },
    sessions: { table: 'api_session', columns: ['user_id', 'logdate'] },
    roles: { table: 'api_role', columns: roleColumns },
    rules: { ...everything, table: 'api_rule' },
    tokens: {
      table: 'oauth_token',
      columns: ['entity_id', 'admin_id', 'type', 'revoked', 'created_at'],
      where: [{ column: 'admin_id', is: 'not-null' }],
    },
  },
  read(rows) {
    const full = new Set(
      (rows['rules'] ?? [])
        .filter((row) => textIn(row['api_permission'] ?? row['permission']) === 'allow')
        .map((row) => textIn(row['role_id'])),
    );
    const users = (rows['users'] ?? []).map((user) => {
      const id = textIn(user['user_id']);
      const parents = (rows['roles'] ?? [])
        .filter((role) => textIn(role['user_id']) === id)
        .map((role) => textIn(role['parent_id']));
      const used = (rows['sessions'] ?? [])
        .filter((row) => textIn(row['user_id']) === id)
        .flatMap((row) => timeIn(row['logdate']) ?? []);
      return {
        id: `api_user ${id}`,
        name: textIn(user['username']),
        writes: true,
        full: parents.some((role) => full.has(role)),
        active: isOn(user['is_active']),
        ...known({
          created: timeIn(user['created']),
          lastUsed: used.toSorted().at(-1),
          owner: textIn(user['email']) || undefined,
        }),
      };
    });
    const tokens = (rows['tokens'] ?? [])
      .filter((row) => textIn(row['type']) === 'access')
      .map((row) => ({
        id: `oauth_token ${textIn(row['entity_id'])}`,
        name: `REST token ${textIn(row['entity_id'])}`,
        writes: true,
        full: false,
        active: !isOn(row['revoked']),
        owner: textIn(row['admin_id']),
        ...known({ created: timeIn(row['created_at']) }),
      }));
    return [...users, ...tokens];
  },
};

/** Settings that the checks know; none of them holds a secret. */
const paths = [
  'web/unsecure/base_url',
  'web/secure/base_url',
  'web/secure/use_in_frontend',
  'web/secure/use_in_adminhtml',

  'web/cookie/cookie_httponly',
  'web/session/use_frontend_sid',
  'admin/url/use_custom',
  'admin/url/use_custom_path',

  'admin/security/use_form_key',
  'admin/security/session_cookie_lifetime',
  'admin/security/extensions_compatibility_mode',

  'admin/security/lockout_failures',
  'admin/security/domain_policy_backend',
  'admin/captcha/enable',
  'system/csrf/use_form_key',

  'dev/template/allow_symlink',
  'dev/debug/template_hints',
  'dev/debug/template_hints_blocks',
  'dev/debug/profiler',

  'dev/translate_inline/active',
  'dev/translate_inline/active_admin',
] as const;

export const settings = settingsLook(paths, 'sales_flat_order');

export const payments: Look<readonly PaymentMethod[]> = {
  selects: { rows: paymentRows },
  read(rows, config) {
    // Magento 1 takes cards with its own form until a row switches "saved credit card" off; OpenMage and Maho do not.
    const stock = typeof config?.flags['family'] === 'string' && config.flags['family'].startsWith('magento1');
    return readPayments(rows['rows'] ?? [], {
      on: ['checkmo', 'free', ...(stock ? ['ccsave'] : [])],
      saving: ['ccsave'],
    });
  },
};

export const extensions: Look<readonly Extension[]> = {
  selects: { modules },
  read: (rows) =>
    (rows['modules'] ?? []).flatMap((row) => {
      // Resources are named `vendor_module_setup`, in small letters mostly; only the file system knows the module's name.
      const code = textIn(row['code']);
      const version = textIn(row['version']);
      if (version === '' || isStock(code)) return [];
      return [{ name: code, version, kind: 'module' as const, place: 'core_resource', ecosystem: 'magento1-resource' }];
    }),
};

const stock = new Set(
  `adminnotification_setup admin_setup api_setup api2_setup backup_setup bundle_setup captcha_setup catalogindex_setup cataloginventory_setup
  catalogrule_setup catalogsearch_setup catalog_setup checkout_setup cms_setup compiler_setup contacts_setup core_setup cron_setup customer_setup
  dataflow_setup directory_setup downloadable_setup eav_setup giftmessage_setup googleanalytics_setup googlecheckout_setup googlebase_setup importexport_setup index_setup
  log_setup moneybookers_setup newsletter_setup oauth_setup paygate_setup payment_setup paypaluk_setup paypal_setup persistent_setup poll_setup
  productalert_setup rating_setup reports_setup review_setup salesrule_setup sales_setup sendfriend_setup shipping_setup sitemap_setup tag_setup
  tax_setup usa_setup weee_setup widget_setup wishlist_setup xmlconnect_setup configurableswatches_setup uploader_setup chronopay_setup
  cybersource_setup protx_setup strikeiron_setup eway_setup amazonpayments_setup ogone_setup cookieconsent_setup csp_setup blog_setup`.split(
    /\s+/,
  ),
);

function isStock(code: string): boolean {
  return stock.has(code.toLowerCase()) || isOwn(code) || /^(?:enterprise|maho)_/.test(code);
}
