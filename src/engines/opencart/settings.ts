import type { Row } from '../../core/hands.ts';
import { byName, textIn } from '../cells.ts';
import type { Look, SettingsReading } from '../engine.ts';
import { holdsSecret } from '../secret-names.ts';
import { permissionsOf } from './permissions.ts';

const flagNames = [
  'config_error_display',
  'config_error_filename',
  'config_secure',
  'config_maintenance',
  'config_login_attempts',
  'config_user_password_length',
  'config_session_samesite',
  'config_2fa',
  'config_user_2fa',
];
/** What code that patches a shop has no honest use for: it runs text as code, or hides what it is. */
const riskyCode: readonly (readonly [string, RegExp])[] = [
  ['eval', /\beval\s{0,5}\(/],
  ['base64_decode', /\bbase64_decode\s{0,5}\(/],
  ['gzinflate', /\b(?:gzinflate|gzuncompress|str_rot13)\s{0,5}\(/],
  ['shell', /\b(?:shell_exec|passthru|proc_open|popen|system)\s{0,5}\(\s{0,5}(?:\$|['"])/],
  ['create_function', /\b(?:create_function|assert)\s{0,5}\(\s{0,5}(?:\$|['"])/],
  ['download', /\b(?:file_get_contents|curl_init|fopen)\s{0,5}\(\s{0,5}['"]https?:\/\//],
];

/** Settings of the shop, its user groups, and what patches in the database contain. */
export const settings: Look<SettingsReading> = {
  selects: {
    settings: { table: 'setting', columns: ['store_id', 'code', 'key', 'value'], cut: 20_000 },
    uploads: {
      table: 'setting',
      columns: ['value'],
      where: [{ column: 'key', is: '=', value: 'config_file_ext_allowed' }],
    },
    stores: { table: 'store', columns: ['store_id', 'url', 'ssl'], limit: 500 },
    groups: { table: 'user_group', columns: ['name', 'permission'], cut: 1_000_000 },
    addresses: { table: 'api_ip', columns: ['api_id', 'ip'], limit: 2_000 },
    modifications: {
      table: 'modification',
      columns: ['modification_id', 'name', 'code', 'xml', 'status'],
      limit: 500,
      cut: 300_000,
    },
  },
  read(rows) {
    const all = byName(rows['settings'], 'key', 'value');
    return {
      urls: [
        ...['config_url', 'config_ssl'].flatMap((name) =>
          /^https?:/.test(all.get(name) ?? '') ? [{ name: `setting.${name}`, value: all.get(name) ?? '' }] : [],
        ),
        ...(rows['stores'] ?? []).map((row) => ({
          name: `store.${textIn(row['store_id'])}`,
          value: textIn(row['ssl']) || textIn(row['url']),
        })),
      ],
      flags: Object.fromEntries([
        ...flagNames.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : [])),
        [
          'uploads.code',
          String(
            (rows['uploads'] ?? []).some((row) =>
              /^\s{0,5}\.?(?:php\d?|phtml|phar)\s{0,5}$/im.test(textIn(row['value']).replaceAll(',', '\n')),
            ),
          ),
        ],
        ['groups.full', fullGroups(rows['groups'] ?? []).join('\n')],
        ['api.anywhere', openKeys(rows['addresses'] ?? []).join(',')],
        ...(rows['modifications'] ?? []).flatMap((row) => {
          const found = riskyCode.filter(([, pattern]) => pattern.test(textIn(row['xml']))).map(([name]) => name);
          const name = textIn(row['code']) || textIn(row['name']) || textIn(row['modification_id']);
          return found.length === 0
            ? []
            : [[`modification.${name}`, `${textIn(row['status']) === '1' ? 'on' : 'off'} ${found.join(',')}`]];
        }),
      ]),
      secrets: [...all]
        .filter(([name, value]) => isSecret(name, value))
        .map(([name, value]) => ({ name: `setting.${name}`, value, kind: kindOf(name) })),
    };
  },
};

/** `config_encryption` stands in the table by design. */
function isSecret(name: string, value: string): boolean {
  return (
    holdsSecret(name, value) &&
    name !== 'config_encryption' &&
    !/^config_(?:user_)?password|captcha_key$|_pass_status$/.test(name)
  );
}

function kindOf(name: string): 'gateway' | 'other' {
  return /^(?:config_|captcha_|analytics_|google_|module_|theme_|feed_|shipping_)/.test(name) ? 'other' : 'gateway';
}

function fullGroups(groups: readonly Row[]): readonly string[] {
  return groups.filter((row) => permissionsOf(textIn(row['permission'])).full).map((row) => textIn(row['name']));
}

/** Keys that may be used from any address. */
function openKeys(addresses: readonly Row[]): readonly string[] {
  return [
    ...new Set(
      addresses
        .filter((row) => /^(?:\*|0\.0\.0\.0(?:\/0)?|::(?:\/0)?|%)$/.test(textIn(row['ip']).trim()))
        .map((row) => textIn(row['api_id'])),
    ),
  ];
}
