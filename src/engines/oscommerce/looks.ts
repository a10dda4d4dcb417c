import type { Row } from '../../core/hands.ts';
import { textIn, timeIn } from '../cells.ts';
import type { AdminRow, LoginRow, Look, LookSelect, SettingsReading } from '../engine.ts';
import { configuration, secretsIn, settingsIn } from '../osc-family.ts';

const administrators: LookSelect = { table: 'administrators', columns: ['id', 'user_name', 'user_password'] };
const four: LookSelect = {
  table: 'admin',
  columns: [
    'admin_id',
    'admin_username',
    'admin_email_address',
    'admin_password',
    'access_levels_id',
    'admin_logdate',
    'admin_created',
    'admin_two_step_auth',
  ],
};
const signIns: LookSelect = {
  table: 'action_recorder',
  columns: ['user_name', 'identifier', 'date_added'],
  where: [
    { column: 'module', is: '=', value: 'ar_admin_login' },
    { column: 'success', is: '=', value: 1 },
  ],
  orderBy: { column: 'id', descending: true },
  limit: 10_000,
};

/** `administrators` of 2.x, where everybody may do everything, and `admin` of 4. */
export const admins: Look<readonly AdminRow[]> = {
  selects: { administrators, four, signIns },
  read(rows) {
    const old = (rows['administrators'] ?? []).map((row): AdminRow => {
      const login = textIn(row['user_name']);
      const lastLogin = timeIn(
        (rows['signIns'] ?? []).find((one) => textIn(one['user_name']) === login)?.['date_added'],
      );
      return {
        id: textIn(row['id']),
        login,
        email: '',
        hash: textIn(row['user_password']),
        active: true,
        full: true,
        secondFactor: 'off',
        roles: ['administrator'],
        ...(lastLogin ? { lastLogin } : {}),
      };
    });
    return [...old, ...(rows['four'] ?? []).map(ofFour)];
  },
};

function ofFour(row: Row): AdminRow {
  const lastLogin = timeIn(row['admin_logdate']);
  const created = timeIn(row['admin_created']);
  return {
    id: textIn(row['admin_id']),
    login: textIn(row['admin_username']) || textIn(row['admin_email_address']),
    email: textIn(row['admin_email_address']),
    hash: textIn(row['admin_password']),
    active: true,
    full: textIn(row['access_levels_id']) === '1',
    secondFactor: /^(?:|0|no|disabled)$/i.test(textIn(row['admin_two_step_auth'])) ? 'off' : 'on',
    roles: [`access level ${textIn(row['access_levels_id'])}`],
    ...(lastLogin ? { lastLogin } : {}),
    ...(created ? { created } : {}),
  };
}

export const logins: Look<readonly LoginRow[]> = {
  selects: { signIns },
  read(rows) {
    return (rows['signIns'] ?? []).flatMap((row) => {
      const at = timeIn(row['date_added']);
      const address = textIn(row['identifier']);
      return at === undefined ? [] : [{ login: textIn(row['user_name']), at, ...(address ? { address } : {}) }];
    });
  },
};

const flagNames = [
  'SESSION_FORCE_COOKIE_USE',
  'SESSION_RECREATE',
  'MODULE_ACTION_RECORDER_INSTALLED',
  'MODULE_ACTION_RECORDER_ADMIN_LOGIN_ATTEMPTS',
];

export const settings: Look<SettingsReading> = {
  selects: { settings: configuration, administrators, four },
  read(rows) {
    const all = settingsIn(rows['settings']);
    return {
      urls: [],
      flags: {
        ...Object.fromEntries(flagNames.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : []))),
        administrators: String((rows['administrators'] ?? []).length + (rows['four'] ?? []).length),
      },
      secrets: secretsIn(all),
    };
  },
};
