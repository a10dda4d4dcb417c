import type { Row } from '../../core/hands.ts';
import { byName, isOn, textIn, timeIn } from '../cells.ts';
import type { AdminRow, ApiKeyRow, LoginRow, Look } from '../engine.ts';
import { permissionsOf } from './permissions.ts';

const signIns = {
  table: 'user_login',
  columns: ['user_id', 'ip', 'user_agent', 'date_added'],
  orderBy: { column: 'user_login_id', descending: true },
  limit: 10_000,
} as const;

/** Users of the admin area. Only 4.x keeps when they signed in, and only 4.1 knows a second factor. */
export const admins: Look<readonly AdminRow[]> = {
  selects: {
    users: {
      table: 'user',
      columns: ['user_id', 'user_group_id', 'username', 'password', 'salt', 'email', 'status', 'date_added'],
    },
    groups: { table: 'user_group', columns: ['user_group_id', 'name', 'permission'], cut: 1_000_000 },
    signIns,
    factor: {
      table: 'setting',
      columns: ['key', 'value'],
      where: [{ column: 'key', is: 'in', value: ['config_user_2fa', 'config_2fa'] }],
    },
  },
  read(rows) {
    const groups = new Map((rows['groups'] ?? []).map((row) => [textIn(row['user_group_id']), row]));
    const factor = [...byName(rows['factor'], 'key', 'value').values()].some((value) => isOn(value));
    return (rows['users'] ?? []).map((row) => {
      const group = groups.get(textIn(row['user_group_id']));
      const id = textIn(row['user_id']);
      const created = timeIn(row['date_added']);
      const lastLogin = timeIn((rows['signIns'] ?? []).find((one) => textIn(one['user_id']) === id)?.['date_added']);
      return {
        id,
        login: textIn(row['username']),
        email: textIn(row['email']),
        hash: hashOf(row),
        active: isOn(row['status']),
        full: permissionsOf(textIn(group?.['permission'])).full,
        secondFactor: factor ? 'on' : 'off',
        roles: group ? [textIn(group['name'])] : [],
        ...(created ? { created } : {}),
        ...(lastLogin ? { lastLogin } : {}),
      };
    });
  },
};

/** SHA-1 in three rounds has its salt in a column of its own. */
function hashOf(row: Row): string {
  const salt = textIn(row['salt']);
  const hash = textIn(row['password']);
  return salt !== '' && /^[0-9a-f]{40}$/i.test(hash) ? `opencart-sha1:${salt}:${hash}` : hash;
}

/** The log of sign-ins of 4.x. */
export const logins: Look<readonly LoginRow[]> = {
  selects: { signIns, users: { table: 'user', columns: ['user_id', 'username'] } },
  read(rows) {
    const names = new Map((rows['users'] ?? []).map((row) => [textIn(row['user_id']), textIn(row['username'])]));
    return (rows['signIns'] ?? []).flatMap((row) => {
      const login = names.get(textIn(row['user_id']));
      const at = timeIn(row['date_added']);
      if (login === undefined || at === undefined) return [];
      const address = textIn(row['ip']);
      const agent = textIn(row['user_agent']);
      return [{ login, at, ...(address ? { address } : {}), ...(agent ? { agent } : {}) }];
    });
  },
};

/** Keys of the order API. */
export const apiKeys: Look<readonly ApiKeyRow[]> = {
  selects: {
    keys: {
      table: 'api',
      columns: ['api_id', 'username', 'name', 'firstname', 'status', 'date_added', 'date_modified'],
    },
    sessions: {
      table: 'api_session',
      columns: ['api_id', 'date_modified'],
      orderBy: { column: 'api_session_id', descending: true },
    },
  },
  read(rows) {
    return (rows['keys'] ?? []).map((row) => {
      const id = textIn(row['api_id']);
      const created = timeIn(row['date_added']);
      const lastUsed = timeIn((rows['sessions'] ?? []).find((one) => textIn(one['api_id']) === id)?.['date_modified']);
      return {
        id: `api.${id}`,
        name: textIn(row['username']) || textIn(row['name']) || `API key ${id}`,
        writes: true,
        full: false,
        active: isOn(row['status']),
        ...(created ? { created } : {}),
        ...(lastUsed ? { lastUsed } : {}),
      };
    });
  },
};
