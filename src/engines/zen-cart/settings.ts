import { isOn, textIn } from '../cells.ts';
import type { Extension, Look, Seen, SettingsReading } from '../engine.ts';
import { configuration, secretsIn, settingsIn } from '../osc-family.ts';

const flagNames = [
  'PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED',
  'PADSS_PWD_EXPIRY_ENFORCED',
  'SESSION_TIMEOUT_ADMIN',
  'SESSION_FORCE_COOKIE_USE',
  'SESSION_RECREATE',
  'SESSION_CHECK_IP_ADDRESS',
  'SESSION_CHECK_USER_AGENT',
  'DOWN_FOR_MAINTENANCE',
  'ADMIN_SWITCH_SEND_LOGIN_FAILURE_EMAILS',
];

/** `project_version` says which version the tables were brought to. */
export const versions: Look<readonly Seen[]> = {
  selects: {
    versions: {
      table: 'project_version',
      columns: ['project_version_key', 'project_version_major', 'project_version_minor', 'project_version_patch1'],
    },
  },
  read(rows) {
    return (rows['versions'] ?? [])
      .toSorted((one, other) => textIn(other['project_version_key']).localeCompare(textIn(one['project_version_key'])))
      .flatMap((row) => {
        const patch = textIn(row['project_version_patch1']);
        const version = `${textIn(row['project_version_major'])}.${textIn(row['project_version_minor'])}${/^[a-z]\d?$/.test(patch) ? patch : ''}`;
        const place = `project_version: ${textIn(row['project_version_key'])}`;
        return /^\d+\.\d/.test(version) ? [{ version, place, certainty: 'firm' as const }] : [];
      });
  },
};

export const settings: Look<SettingsReading> = {
  selects: { settings: configuration },
  read(rows) {
    const all = settingsIn(rows['settings']);
    return {
      urls: [],
      flags: Object.fromEntries(flagNames.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : []))),
      secrets: secretsIn(all),
    };
  },
};

/** Encapsulated plugins as they are installed. */
export const databaseExtensions: Look<readonly Extension[]> = {
  selects: { plugins: { table: 'plugin_control', columns: ['unique_key', 'status', 'version'] } },
  read(rows) {
    return (rows['plugins'] ?? []).map((row) => {
      const version = textIn(row['version']).replace(/^v/i, '');
      return {
        name: textIn(row['unique_key']),
        kind: 'plugin',
        enabled: isOn(row['status']),
        place: 'plugin_control',
        ecosystem: 'zen-cart-plugin',
        ...(version === '' ? {} : { version }),
      };
    });
  },
};
