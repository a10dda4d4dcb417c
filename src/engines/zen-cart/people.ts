import { textIn, timeIn } from '../cells.ts';
import type { AdminRow, LoginRow, Look } from '../engine.ts';

/** Members of staff; profile 1 may do everything. A second factor exists since 2.1.0. */
export const admins: Look<readonly AdminRow[]> = {
  selects: {
    admins: {
      table: 'admin',
      columns: ['admin_id', 'admin_name', 'admin_email', 'admin_profile', 'admin_pass', 'last_login_date', 'mfa'],
    },
    profiles: { table: 'admin_profiles', columns: ['profile_id', 'profile_name'] },
  },
  read(rows) {
    const profiles = new Map(
      (rows['profiles'] ?? []).map((row) => [textIn(row['profile_id']), textIn(row['profile_name'])]),
    );
    return (rows['admins'] ?? []).map((row) => {
      const profile = textIn(row['admin_profile']);
      const lastLogin = timeIn(row['last_login_date']);
      return {
        id: textIn(row['admin_id']),
        login: textIn(row['admin_name']),
        email: textIn(row['admin_email']),
        hash: textIn(row['admin_pass']),
        active: true,
        // Before 1.5 there were no profiles: everybody may do everything.
        full: profile === '1' || profiles.size === 0,
        secondFactor: /"[^"]{1,60}"\s{0,5}:/.test(textIn(row['mfa'])) ? 'on' : 'off',
        roles: profile === '' ? [] : [profiles.get(profile) ?? `profile ${profile}`],
        ...(lastLogin ? { lastLogin } : {}),
      };
    });
  },
};

/** Sign-ins in the log of what the staff does. */
export const logins: Look<readonly LoginRow[]> = {
  selects: {
    log: {
      table: 'admin_activity_log',
      columns: ['access_date', 'admin_id', 'ip_address', 'page_accessed'],
      where: [
        { column: 'page_accessed', is: 'like', value: 'login%' },
        { column: 'admin_id', is: '>', value: 0 },
      ],
      orderBy: { column: 'log_id', descending: true },
      limit: 10_000,
    },
    admins: { table: 'admin', columns: ['admin_id', 'admin_name'] },
  },
  read(rows) {
    const names = new Map((rows['admins'] ?? []).map((row) => [textIn(row['admin_id']), textIn(row['admin_name'])]));
    return (rows['log'] ?? []).flatMap((row) => {
      const login = names.get(textIn(row['admin_id']));
      const at = timeIn(row['access_date']);
      const address = textIn(row['ip_address']);
      return login !== undefined && at !== undefined ? [{ login, at, ...(address ? { address } : {}) }] : [];
    });
  },
};
