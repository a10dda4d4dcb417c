import { isOn, textIn, timeIn } from '../cells.ts';
import type { AdminRow, ApiKeyRow, LoginRow, Look } from '../engine.ts';

/** Employees with their profile; profile 1 may do everything. A second factor is only ever added by modules. */
export const admins: Look<readonly AdminRow[]> = {
  selects: {
    employees: {
      table: 'employee',
      columns: ['id_employee', 'id_profile', 'email', 'passwd', 'active', 'last_connection_date', 'date_add'],
    },
    profiles: { table: 'profile_lang', columns: ['id_profile', 'name'] },
    modules: { table: 'module', columns: ['name', 'active'] },
  },
  read(rows) {
    const profiles = new Map((rows['profiles'] ?? []).map((row) => [textIn(row['id_profile']), textIn(row['name'])]));
    const mayBe = (rows['modules'] ?? []).some(
      (row) =>
        isOn(row['active']) &&
        /2fa|twofactor|two_factor|otp|mfa|authenticator|duo|sso|oauth/i.test(textIn(row['name'])),
    );
    return (rows['employees'] ?? []).map((row) => {
      const profile = textIn(row['id_profile']);
      const lastLogin = timeIn(row['last_connection_date']);
      const created = timeIn(row['date_add']);
      return {
        id: textIn(row['id_employee']),
        login: textIn(row['email']),
        email: textIn(row['email']),
        hash: textIn(row['passwd']),
        active: isOn(row['active']),
        full: profile === '1',
        roles: [profiles.get(profile) ?? `profile ${profile}`],
        ...(lastLogin ? { lastLogin } : {}),
        ...(created ? { created } : {}),
        ...(mayBe ? {} : { secondFactor: 'off' as const }),
      };
    });
  },
};

/** "Back Office connection from <address>" in the log, in the language of the shop: told by the address at its end. */
export const logins: Look<readonly LoginRow[]> = {
  selects: {
    log: {
      table: 'log',
      columns: ['message', 'date_add', 'id_employee', 'object_type'],
      where: [
        { column: 'severity', is: '=', value: 1 },
        { column: 'message', is: 'like', value: 'Back Office connection from%' },
      ],
      orderBy: { column: 'id_log', descending: true },
      limit: 10_000,
    },
    employees: { table: 'employee', columns: ['id_employee', 'email'] },
  },
  read(rows) {
    const names = new Map((rows['employees'] ?? []).map((row) => [textIn(row['id_employee']), textIn(row['email'])]));
    return (rows['log'] ?? []).flatMap((row) => {
      const login = names.get(textIn(row['id_employee']));
      const at = timeIn(row['date_add']);
      const address = /([0-9a-f.:]{3,45})$/i.exec(textIn(row['message']).trim())?.[1];
      return login !== undefined && at !== undefined ? [{ login, at, ...(address ? { address } : {}) }] : [];
    });
  },
};

/** Keys of the web service with what they may do, and the API clients of 8.1 and later. */
export const apiKeys: Look<readonly ApiKeyRow[]> = {
  selects: {
    keys: { table: 'webservice_account', columns: ['id_webservice_account', 'description', 'active'] },
    permissions: {
      table: 'webservice_permission',
      columns: ['id_webservice_account', 'method', 'resource'],
      limit: 50_000,
    },
    clients: { table: 'api_client', columns: ['id_api_client', 'client_name', 'client_id', 'scopes', 'enabled'] },
    access: { table: 'api_access', columns: ['id_api_access', 'client_id', 'scopes', 'active'] },
  },
  read(rows) {
    const permissions = rows['permissions'] ?? [];
    const keys = (rows['keys'] ?? []).map((row): ApiKeyRow => {
      const id = textIn(row['id_webservice_account']);
      const own = permissions.filter((one) => textIn(one['id_webservice_account']) === id);
      const written = new Set(
        own.filter((one) => !/^(?:GET|HEAD)$/i.test(textIn(one['method']))).map((one) => textIn(one['resource'])),
      );
      return {
        id: `webservice_account.${id}`,
        name: textIn(row['description']).trim() || `web service key ${id}`,
        writes: written.size > 0,
        full: written.has('employees') || written.has('configurations') || written.size >= 40,
        active: isOn(row['active']),
      };
    });
    return [...keys, ...(rows['clients'] ?? []).map(clientOf), ...(rows['access'] ?? []).map(clientOf)];
  },
};

function clientOf(row: Readonly<Record<string, string | number | null>>): ApiKeyRow {
  const scopes = textIn(row['scopes']);
  const id = textIn(row['id_api_client'] ?? row['id_api_access'] ?? null);
  return {
    id: `${'id_api_client' in row ? 'api_client' : 'api_access'}.${id}`,
    name: textIn(row['client_name'] ?? null) || `API client ${id}`,
    writes: /_write|:write/.test(scopes),
    full: false,
    active: isOn(row['enabled'] ?? row['active'] ?? null),
  };
}
