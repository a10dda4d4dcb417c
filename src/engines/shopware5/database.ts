import type { Row } from '../../core/hands.ts';
import { isSecretPath } from '../core-config.ts';
import { isOn, known, textIn, timeIn } from '../cells.ts';
import type { AdminRow, ApiKeyRow, Extension, Look, LoginRow, PaymentMethod, SettingsReading } from '../engine.ts';
import { integrationOf } from '../gateways.ts';
import { serialized } from '../serialized.ts';

const plugins = {
  table: 's_core_plugins',
  columns: ['name', 'version', 'active', 'source', 'installation_date'],
} as const;
const users = {
  table: 's_core_auth',
  columns: ['id', 'roleID', 'username', 'password', 'encoder', 'lastlogin', 'name', 'email', 'active'],
} as const;
const roles = { table: 's_core_auth_roles', columns: ['id', 'name', 'admin'] } as const;
const factorPlugin = /two_?factor|2fa|tfa|mfa|otp|authenticator|webauthn|sso|saml/i;

export const admins: Look<readonly AdminRow[]> = {
  selects: { users, roles, plugins },
  read(rows) {
    const byId = new Map((rows['roles'] ?? []).map((row) => [textIn(row['id']), row]));
    // The core has no second factor; a plugin may bring one.
    const none = !(rows['plugins'] ?? []).some((row) => isOn(row['active']) && factorPlugin.test(textIn(row['name'])));
    return (rows['users'] ?? []).map((user) => {
      const role = byId.get(textIn(user['roleID']));
      return {
        id: textIn(user['id']),
        login: textIn(user['username']),
        email: textIn(user['email']),
        hash: `shopware5:${textIn(user['encoder'])}:${textIn(user['password'])}`,
        active: isOn(user['active']),
        full: isOn(role?.['admin']),
        roles: role ? [textIn(role['name'])] : [],
        ...known({ lastLogin: timeIn(user['lastlogin']), secondFactor: none ? ('off' as const) : undefined }),
      };
    });
  },
};

/** What staff did in the back office, with address and browser. */
export const logins: Look<readonly LoginRow[]> = {
  selects: {
    log: {
      table: 's_core_log',
      columns: ['user', 'date', 'ip_address', 'user_agent'],
      orderBy: { column: 'date', descending: true },
    },
    users,
  },
  read(rows) {
    const names = new Map((rows['users'] ?? []).map((row) => [textIn(row['name']), textIn(row['username'])]));
    return (rows['log'] ?? []).flatMap((row) => {
      const user = textIn(row['user']);
      const at = timeIn(row['date']);
      if (user === '' || at === undefined) return [];
      const more = known({
        address: textIn(row['ip_address']) || undefined,
        agent: textIn(row['user_agent']) || undefined,
      });
      return [{ login: names.get(user) ?? user, at, ...more }];
    });
  },
};

/** A user with a key may use the interface; the key stands there in clear and is not fetched. */
export const apiKeys: Look<readonly ApiKeyRow[]> = {
  selects: {
    users: {
      table: 's_core_auth',
      columns: ['id', 'roleID', 'username', 'active'],
      where: [
        { column: 'apiKey', is: 'not-null' },
        { column: 'apiKey', is: '!=', value: '' },
      ],
    },
    roles,
  },
  read(rows) {
    const full = new Set((rows['roles'] ?? []).filter((row) => isOn(row['admin'])).map((row) => textIn(row['id'])));
    return (rows['users'] ?? []).map((user) => ({
      id: `s_core_auth ${textIn(user['id'])}`,
      name: `API key of ${textIn(user['username'])}`,
      writes: true,
      full: full.has(textIn(user['roleID'])),
      active: isOn(user['active']),
      owner: textIn(user['username']),
    }));
  },
};

/** Settings that the checks know; none of them holds a secret. */
const flagNames = new Set(['setoffline', 'defaultPasswordEncoder', 'captchaMethod', 'blockIp']);

export const settings: Look<SettingsReading> = {
  selects: {
    elements: { table: 's_core_config_elements', columns: ['id', 'name', 'value'], cut: 4_096 },
    values: { table: 's_core_config_values', columns: ['element_id', 'shop_id', 'value'], cut: 4_096 },
    shops: { table: 's_core_shops', columns: ['host', 'base_path', 'secure', 'active', 'main_id'] },
  },
  read(rows) {
    const own = new Map((rows['values'] ?? []).map((row) => [textIn(row['element_id']), textIn(row['value'])]));
    const flags: Record<string, string> = {};
    const secrets: SettingsReading['secrets'][number][] = [];
    for (const element of rows['elements'] ?? []) {
      const name = textIn(element['name']);
      const value = plain(own.get(textIn(element['id'])) ?? textIn(element['value']));
      if (flagNames.has(name)) flags[name] = value;
      if (value.length < 4 || !isSecretPath(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'))) continue;
      secrets.push({
        name,
        value,
        kind: /pay|stripe|klarna|mollie|adyen|heidel|unzer/i.test(name) ? 'gateway' : 'other',
      });
    }
    return { urls: (rows['shops'] ?? []).flatMap((row) => address(row) ?? []), flags, secrets };
  },
};

function plain(text: string): string {
  const value = serialized(text);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function address(shop: Row): { name: string; value: string } | undefined {
  const host = textIn(shop['host']);
  if (host === '') return undefined;
  const scheme = isOn(shop['secure']) ? 'https' : 'http';
  return { name: 's_core_shops.host', value: `${scheme}://${host}${textIn(shop['base_path'])}/` };
}

export const payments: Look<readonly PaymentMethod[]> = {
  selects: { methods: { table: 's_core_paymentmeans', columns: ['name', 'description', 'active', 'class'] } },
  read: (rows) =>
    (rows['methods'] ?? []).map((row) => {
      const code = textIn(row['name']);
      const title = textIn(row['description']) || code;
      return { code, title, enabled: isOn(row['active']), integration: integrationOf(code, title) };
    }),
};

export const extensions: Look<readonly Extension[]> = {
  selects: { plugins },
  read: (rows) =>
    (rows['plugins'] ?? [])
      .filter((row) => textIn(row['source']) !== 'Default')
      .map((row) => ({
        name: textIn(row['name']),
        kind: 'plugin',
        place: 's_core_plugins',
        ecosystem: 'shopware5-plugin',
        enabled: isOn(row['active']),
        ...known({ version: textIn(row['version']) || undefined }),
      })),
};
