import type { Cell, Row } from '../../core/hands.ts';
import { textIn, timeIn } from '../cells.ts';
import type { AdminRow, Look } from '../engine.ts';
import { isMap, numberAt } from '../php.ts';
import { serialized } from '../serialized.ts';
import { rightsOf, rolesSelect, staffSelect } from './roles.ts';

const meta = ['user_id', 'meta_key', 'meta_value'];
const factorKeys = [
  '_two_factor_enabled_providers',
  'wp_2fa_enabled_methods',
  'googleauthenticator_enabled',
  'itsec_two_factor_on_board',
  'mo2f_configured_2FA_method',
  'rsssl_two_fa_status_totp',
];
/** Plugins that may add a second factor or replace the sign-in, where the tables that we know do not tell for whom. */
const factorPlugins =
  /2fa|two-?factor|mfa|wordfence|better-wp-security|ithemes-security|solid|authenticator|duo|authy|rublon|sso|saml|oidc|openid|oauth|otp|passkey|webauthn|jetpack|login-security|really-simple|defender|aios|all-in-one-wp-security|shield|sucuri/i;

/** Users with any staff right. WordPress keeps no sign-in date: the newest open session or shop visit stands for it. */
export const admins: Look<readonly AdminRow[]> = {
  selects: {
    staff: staffSelect,
    roles: rolesSelect,
    superAdmins: {
      table: 'sitemeta',
      columns: ['meta_key', 'meta_value'],
      where: [{ column: 'meta_key', is: '=', value: 'site_admins' }],
    },
    users: {
      table: 'users',
      columns: ['ID', 'user_login', 'user_pass', 'user_email', 'user_registered', 'deleted', 'spam'],
      among: { column: 'ID', select: 'staff', from: 'user_id' },
    },
    traces: {
      table: 'usermeta',
      columns: meta,
      where: [{ column: 'meta_key', is: 'in', value: ['session_tokens', 'wc_last_active', ...factorKeys] }],
      among: { column: 'user_id', select: 'staff', from: 'user_id' },
    },
    wordfence: {
      table: 'wfls_2fa_secrets',
      columns: ['user_id'],
      among: { column: 'user_id', select: 'staff', from: 'user_id' },
    },
    plugins: {
      table: 'options',
      columns: ['option_value'],
      where: [{ column: 'option_name', is: '=', value: 'active_plugins' }],
      cut: 400_000,
    },
    networkPlugins: {
      table: 'sitemeta',
      columns: ['meta_value'],
      where: [{ column: 'meta_key', is: '=', value: 'active_sitewide_plugins' }],
    },
  },
  read(rows) {
    const rights = rightsOf(rows['staff'] ?? [], rows['roles'] ?? []);
    const supers = new Set(Object.values(mapOf(rows['superAdmins']?.[0]?.['meta_value'])));
    const guarded = new Set((rows['wordfence'] ?? []).map((row) => textIn(row['user_id'])));
    const traces = rows['traces'] ?? [];
    for (const row of traces) if (isFactor(row)) guarded.add(textIn(row['user_id']));
    const plugins = [...(rows['plugins'] ?? []), ...(rows['networkPlugins'] ?? [])].map((row) =>
      textIn(row['option_value'] ?? row['meta_value']),
    );
    const mayBeElsewhere = plugins.some((list) => factorPlugins.test(list));
    return (rows['users'] ?? []).flatMap((user) => {
      const id = textIn(user['ID']);
      const own = rights.get(id);
      const login = textIn(user['user_login']);
      const isSuper = supers.has(login);
      if (!own || !(own.staff || isSuper)) return [];
      const created = timeIn(user['user_registered']);
      const lastLogin = lastSeen(id, traces);
      const factor = guarded.has(id) ? 'on' : mayBeElsewhere ? undefined : 'off';
      return [
        {
          id,
          login,
          email: textIn(user['user_email']),
          hash: textIn(user['user_pass']),
          active: textIn(user['deleted']) !== '1' && textIn(user['spam']) !== '1',
          full: own.full || isSuper,
          roles: [...own.roles, ...(isSuper ? ['super admin'] : [])],
          ...(created ? { created } : {}),
          ...(lastLogin ? { lastLogin } : {}),
          ...(factor ? { secondFactor: factor } : {}),
        } satisfies AdminRow,
      ];
    });
  },
};

function isFactor(row: Row): boolean {
  if (!factorKeys.includes(textIn(row['meta_key']))) return false;
  const value = textIn(row['meta_value']);
  return !/^(?:|0|no|off|false|disabled|a:0:\{\}|s:0:"";|N;)$/i.test(value);
}

function lastSeen(id: string, traces: readonly Row[]): string | undefined {
  const times = traces
    .filter((row) => textIn(row['user_id']) === id)
    .flatMap((row) => {
      if (row['meta_key'] === 'wc_last_active') return [timeIn(row['meta_value'])];
      if (row['meta_key'] !== 'session_tokens') return [];
      return Object.values(mapOf(row['meta_value'])).map((session) => timeIn(numberAt(session, 'login')));
    });
  return times
    .filter((time) => time !== undefined)
    .toSorted()
    .at(-1);
}

function mapOf(cell: Cell | undefined): Record<string, ReturnType<typeof serialized>> {
  const value = serialized(textIn(cell));
  return isMap(value) ? value : {};
}
