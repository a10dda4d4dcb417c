import type { Cell, Row } from '../../core/hands.ts';
import { isOn, known, textIn, timeIn } from '../cells.ts';
import type { AdminRow, ApiKeyRow, Extension, Look, PaymentMethod, Seen, SettingsReading } from '../engine.ts';
import { integrationOf } from '../gateways.ts';
import { field } from '../lock-file.ts';
import { isSecretPath } from '../core-config.ts';

const plugins = { table: 'plugin', columns: ['name', 'version', 'active', 'installed_at'] } as const;

/** Binary ids come as bytes; people and Shopware itself show them as hexadecimal. */
function idIn(cell: Cell | undefined): string {
  const text = textIn(cell);
  return /^[0-9a-f]{32}$/i.test(text) ? text.toLowerCase() : Buffer.from(text, 'latin1').toString('hex');
}

/** The newest migrations' namespace names the line, such as `V6_6`; the release itself stands nowhere. */
export const versions: Look<readonly Seen[]> = {
  selects: {
    migrations: {
      table: 'migration',
      columns: ['class'],
      where: [{ column: 'class', is: 'like', value: 'Shopware%Core%Migration%V6%' }],
    },
  },
  read(rows) {
    const lines = (rows['migrations'] ?? [])
      .flatMap((row) => /\\V6_(\d{1,2})\\/.exec(textIn(row['class']))?.[1] ?? [])
      .map(Number);
    return lines.length === 0
      ? []
      : [{ version: `6.${Math.max(...lines)}`, place: 'migration.class', certainty: 'tentative' }];
  },
};

const factorPlugin = /two_?factor|2fa|tfa|mfa|otp|webauthn|passkey|sso|saml|oauth|openid|oidc|authenticator/i;

export const admins: Look<readonly AdminRow[]> = {
  selects: {
    users: { table: 'user', columns: ['id', 'username', 'email', 'password', 'active', 'admin', 'created_at'] },
    links: { table: 'acl_user_role', columns: ['user_id', 'acl_role_id'] },
    roles: { table: 'acl_role', columns: ['id', 'name'] },
    tokens: { table: 'refresh_token', columns: ['user_id', 'issued_at'] },
    plugins,
  },
  read(rows) {
    const names = new Map((rows['roles'] ?? []).map((row) => [textIn(row['id']), textIn(row['name'])]));
    // The core has no second factor; a plugin may bring one, or another way to sign in.
    const none = !(rows['plugins'] ?? []).some((row) => isOn(row['active']) && factorPlugin.test(textIn(row['name'])));
    return (rows['users'] ?? []).map((user) => {
      const id = textIn(user['id']);
      const roles = (rows['links'] ?? []).filter((row) => textIn(row['user_id']) === id);
      return {
        id: idIn(user['id']),
        login: textIn(user['username']),
        email: textIn(user['email']),
        hash: textIn(user['password']),
        active: isOn(user['active']),
        full: isOn(user['admin']),
        roles: roles.map((row) => names.get(textIn(row['acl_role_id'])) ?? '').filter((name) => name !== ''),
        ...known({
          created: timeIn(user['created_at']),
          lastLogin: newest(rows['tokens'], id),
          secondFactor: none ? ('off' as const) : undefined,
        }),
      };
    });
  },
};

/** A refresh token is made at each sign-in, and kept for a while; the table may be empty, which says nothing. */
function newest(tokens: readonly Row[] | undefined, user: string): string | undefined {
  const times = (tokens ?? [])
    .filter((row) => textIn(row['user_id']) === user)
    .flatMap((row) => timeIn(row['issued_at']) ?? []);
  return times.toSorted().at(-1);
}

export const apiKeys: Look<readonly ApiKeyRow[]> = {
  selects: {
    integrations: {
      table: 'integration',
      columns: ['id', 'label', 'admin', 'write_access', 'last_usage_at', 'created_at', 'deleted_at'],
    },
    apps: { table: 'app', columns: ['integration_id', 'name', 'active'] },
    keys: { table: 'user_access_key', columns: ['id', 'user_id', 'write_access', 'last_usage_at', 'created_at'] },
    users: { table: 'user', columns: ['id', 'username', 'admin', 'active'] },
  },
  read(rows) {
    const apps = new Map((rows['apps'] ?? []).map((row) => [textIn(row['integration_id']), textIn(row['name'])]));
    const users = new Map((rows['users'] ?? []).map((row) => [textIn(row['id']), row]));
    const integrations = (rows['integrations'] ?? []).map((row) => ({
      id: `integration ${idIn(row['id'])}`,
      name: textIn(row['label']),
      writes: row['write_access'] === null || isOn(row['write_access']),
      full: isOn(row['admin']),
      active: row['deleted_at'] === null,
      ...known({
        created: timeIn(row['created_at']),
        lastUsed: timeIn(row['last_usage_at']),
        owner: apps.get(textIn(row['id'])),
      }),
    }));
    const keys = (rows['keys'] ?? []).map((row) => {
      const user = users.get(textIn(row['user_id']));
      return {
        id: `user_access_key ${idIn(row['id'])}`,
        name: `Key of ${textIn(user?.['username']) || 'nobody'}`,
        writes: row['write_access'] === null || isOn(row['write_access']),
        full: isOn(user?.['admin']),
        active: user === undefined || isOn(user['active']),
        ...known({
          created: timeIn(row['created_at']),
          lastUsed: timeIn(row['last_usage_at']),
          owner: textIn(user?.['username']) || undefined,
        }),
      };
    });
    return [...integrations, ...keys];
  },
};

/** The value in `{"_value": …}`. */
function settingIn(cell: Cell | undefined): string {
  try {
    const value = field(JSON.parse(textIn(cell)), '_value');
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  } catch {
    return '';
  }
}

const flagNames = new Set([
  'core.loginRegistration.passwordMinLength',
  'core.loginRegistration.invalidateSessionOnLogOut',
  'core.basicInformation.email',
]);

export const settings: Look<SettingsReading> = {
  selects: {
    settings: { table: 'system_config', columns: ['configuration_key', 'configuration_value'], cut: 4_096 },
    domains: { table: 'sales_channel_domain', columns: ['url'] },
  },
  read(rows) {
    const flags: Record<string, string> = {};
    const secrets: SettingsReading['secrets'][number][] = [];
    for (const row of rows['settings'] ?? []) {
      const name = textIn(row['configuration_key']);
      const value = settingIn(row['configuration_value']);
      if (flagNames.has(name)) flags[name] = value;
      // clientSecret, apiKeyLive: the words are joined by capitals.
      const last = (name.split('.').at(-1) ?? '').replace(/(?:Sandbox|Test|Live|Production|Prod)$/, '');
      if (value.length < 4 || !isSecretPath(last.replace(/([a-z0-9])([A-Z])/g, '$1_$2'))) continue;
      secrets.push({
        name,
        value,
        kind: /pay|stripe|klarna|mollie|adyen|unzer|braintree|amazon/i.test(name) ? 'gateway' : 'other',
      });
    }
    const urls = (rows['domains'] ?? []).map((row) => ({
      name: 'sales_channel_domain.url',
      value: textIn(row['url']),
    }));
    return { urls: urls.filter(({ value }) => /^https?:\/\//.test(value)), flags, secrets };
  },
};

export const payments: Look<readonly PaymentMethod[]> = {
  selects: {
    methods: { table: 'payment_method', columns: ['id', 'technical_name', 'handler_identifier', 'active'] },
    names: { table: 'payment_method_translation', columns: ['payment_method_id', 'name'] },
  },
  read(rows) {
    const names = new Map((rows['names'] ?? []).map((row) => [textIn(row['payment_method_id']), textIn(row['name'])]));
    return (rows['methods'] ?? []).map((row) => {
      const code = textIn(row['technical_name']) || textIn(row['handler_identifier']);
      const title = names.get(textIn(row['id'])) || code;
      const first = integrationOf(code, title);
      const integration = first === 'unknown' ? integrationOf(textIn(row['handler_identifier']), title) : first;
      return { code, title, enabled: isOn(row['active']), integration };
    });
  },
};

export const extensions: Look<readonly Extension[]> = {
  selects: { plugins, apps: { table: 'app', columns: ['name', 'version', 'active'] } },
  read: (rows) => [
    ...(rows['plugins'] ?? []).map((row) => extension(row, 'plugin', 'shopware6-plugin')),
    ...(rows['apps'] ?? []).map((row) => extension(row, 'app', 'shopware6-app')),
  ],
};

function extension(row: Row, place: string, ecosystem: string): Extension {
  const version = textIn(row['version']) || undefined;
  return {
    name: textIn(row['name']),
    kind: 'plugin',
    place,
    ecosystem,
    enabled: isOn(row['active']),
    ...known({ version }),
  };
}
