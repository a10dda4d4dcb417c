import type { Cell, Row } from '../../core/hands.ts';
import { paymentRows, readPayments, settingsLook } from '../core-config.ts';
import { isOn, known, textIn, timeIn } from '../cells.ts';
import type { AdminRow, ApiKeyRow, Extension, Look, LoginRow, PaymentMethod } from '../engine.ts';
import { isOtherSecondFactor } from './config.ts';

const ALL = 'Magento_Backend::all';
const fullRules = {
  table: 'authorization_rule',
  columns: ['role_id', 'permission'],
  where: [
    { column: 'resource_id', is: '=', value: ALL },
    { column: 'permission', is: '=', value: 'allow' },
  ],
} as const;
const roles = {
  table: 'authorization_role',
  columns: ['role_id', 'parent_id', 'role_type', 'user_id', 'user_type', 'role_name'],
} as const;
const modules = { table: 'setup_module', columns: ['module', 'schema_version', 'data_version'] } as const;
const users = {
  table: 'admin_user',
  columns: ['user_id', 'username', 'email', 'password', 'is_active', 'created', 'logdate'],
} as const;

export const admins: Look<readonly AdminRow[]> = {
  selects: {
    users,
    roles,
    rules: fullRules,
    factors: { table: 'tfa_user_config', columns: ['user_id', 'encoded_config'], cut: 40 },
    modules,
    forced: {
      table: 'core_config_data',
      columns: ['value'],
      where: [{ column: 'path', is: '=', value: 'twofactorauth/general/enable' }],
    },
  },
  read(rows, config) {
    const full = new Set((rows['rules'] ?? []).map((row) => textIn(row['role_id'])));
    const byRole = new Map((rows['roles'] ?? []).map((row) => [textIn(row['role_id']), row]));
    const factor = factors(rows, config?.flags);
    return (rows['users'] ?? []).map((user) => {
      const id = textIn(user['user_id']);
      const own = (rows['roles'] ?? []).filter(
        (role) =>
          textIn(role['user_id']) === id && textIn(role['role_type']) === 'U' && textIn(role['user_type']) !== '1',
      );
      const parents = own.map((role) => textIn(role['parent_id']));
      return {
        id,
        login: textIn(user['username']),
        email: textIn(user['email']),
        hash: textIn(user['password']),
        active: isOn(user['is_active']),
        full: parents.some((role) => full.has(role)),
        roles: parents.map((role) => textIn(byRole.get(role)?.['role_name'])).filter((name) => name !== ''),
        ...known({ created: timeIn(user['created']), lastLogin: timeIn(user['logdate']), secondFactor: factor(id) }),
      };
    });
  },
};

/** Whether a user has set up Magento's own second factor; not known where somebody else's module takes care of it. */
function factors(
  rows: Readonly<Record<string, readonly Row[]>>,
  flags: Readonly<Record<string, unknown>> | undefined,
): (user: string) => 'on' | 'off' | undefined {
  const names = (rows['modules'] ?? []).map((row) => textIn(row['module']));
  if (names.length === 0 || names.some((name) => isOtherSecondFactor(name) && name !== 'MSP_TwoFactorAuth'))
    return () => undefined;
  // Modules that switch it off bring a setting that switches it on again.
  const back = (rows['forced'] ?? []).some((row) => isOn(row['value']));
  const off =
    flags?.['module.Magento_TwoFactorAuth'] === false || (flags?.['second-factor.disabled-by'] !== undefined && !back);
  const configured = new Set(
    (rows['factors'] ?? []).filter((row) => isSet(row['encoded_config'])).map((row) => textIn(row['user_id'])),
  );
  return (user) => (!off && configured.has(user) ? 'on' : 'off');
}

function isSet(cell: Cell | undefined): boolean {
  return !/^(?:|\[\]|\{\}|null)$/.test(textIn(cell).trim());
}

export const logins: Look<readonly LoginRow[]> = {
  selects: {
    sessions: {
      table: 'admin_user_session',
      columns: ['user_id', 'created_at', 'ip'],
      orderBy: { column: 'created_at', descending: true },
    },
    users,
  },
  read(rows) {
    const names = new Map((rows['users'] ?? []).map((row) => [textIn(row['user_id']), textIn(row['username'])]));
    return (rows['sessions'] ?? []).flatMap((row) => {
      const login = names.get(textIn(row['user_id']));
      const at = timeIn(row['created_at']);
      return login === undefined || at === undefined
        ? []
        : [{ login, at, ...known({ address: textIn(row['ip']) || undefined }) }];
    });
  },
};

export const apiKeys: Look<readonly ApiKeyRow[]> = {
  selects: {
    integrations: {
      table: 'integration',
      columns: ['integration_id', 'name', 'email', 'status', 'consumer_id', 'created_at'],
    },
    tokens: {
      table: 'oauth_token',
      columns: ['consumer_id', 'type', 'revoked', 'created_at'],
      where: [{ column: 'consumer_id', is: 'not-null' }],
    },
    roles: { ...roles, where: [{ column: 'user_type', is: '=', value: 1 }] },
    rules: fullRules,
  },
  read(rows) {
    const full = new Set((rows['rules'] ?? []).map((row) => textIn(row['role_id'])));
    return (rows['integrations'] ?? []).map((row) => {
      const id = textIn(row['integration_id']);
      const consumer = textIn(row['consumer_id']);
      const tokens = (rows['tokens'] ?? []).filter(
        (token) => consumer !== '' && textIn(token['consumer_id']) === consumer,
      );
      const valid = tokens.filter((token) => textIn(token['type']) === 'access' && !isOn(token['revoked']));
      const rights = (rows['roles'] ?? []).filter((role) => textIn(role['user_id']) === id);
      return {
        id: `integration ${id}`,
        name: textIn(row['name']),
        writes: true,
        full: rights.some((role) => full.has(textIn(role['role_id']))),
        active: isOn(row['status']) && valid.length > 0,
        ...known({
          owner: textIn(row['email']) || undefined,
          created: timeIn(valid[0]?.['created_at'] ?? row['created_at']),
        }),
      };
    });
  },
};

/** Settings that the checks know; none of them holds a secret. */
const paths = [
  'web/unsecure/base_url',
  'web/secure/base_url',
  'web/secure/use_in_frontend',
  'web/secure/use_in_adminhtml',
  'web/secure/enable_hsts',
  'web/cookie/cookie_httponly',
  'admin/url/use_custom',
  'admin/url/use_custom_path',
  'admin/security/session_lifetime',
  'admin/security/admin_account_sharing',
  'admin/security/lockout_failures',
  'admin/security/lockout_threshold',
  'admin/security/password_lifetime',
  'admin/security/use_form_key',
  'admin/security/max_number_password_reset_requests',
  'admin/security/password_reset_protection_type',
  'admin/captcha/enable',
  'webapi/webapisecurity/allow_insecure',
  'oauth/consumer/enable_integration_as_bearer',
  'csp/mode/storefront_checkout_index_index/report_only',
  'dev/debug/template_hints_storefront',

  'dev/debug/template_hints_admin',
  'dev/debug/template_hints_blocks',
  'dev/debug/template_hints',
  'dev/debug/profiler',

  'dev/template/allow_symlink',
  'dev/translate_inline/active',
  'dev/translate_inline/active_admin',
  'twofactorauth/general/enable',

  'customer/password/minimum_password_length',
  'customer/password/lockout_failures',
] as const;

export const settings = settingsLook(paths, 'sales_order');

export const payments: Look<readonly PaymentMethod[]> = {
  selects: { rows: paymentRows },
  read: (rows) => readPayments(rows['rows'] ?? [], { on: ['checkmo', 'free'], saving: ['ccsave'] }),
};

export const extensions: Look<readonly Extension[]> = {
  selects: { modules },
  read: (rows) =>
    (rows['modules'] ?? [])
      .filter((row) => !textIn(row['module']).startsWith('Magento_'))
      .map((row) => ({
        name: textIn(row['module']),
        kind: 'module',
        place: 'setup_module',
        ecosystem: 'magento2-module',
        ...known({ version: textIn(row['schema_version']) || textIn(row['data_version']) || undefined }),
      })),
};
