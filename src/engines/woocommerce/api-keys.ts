import type { Row } from '../../core/hands.ts';
import { textIn, timeIn } from '../cells.ts';
import type { ApiKeyRow, Look } from '../engine.ts';
import { isMap, textAt } from '../php.ts';
import { serialized } from '../serialized.ts';
import { rightsOf, rolesSelect } from './roles.ts';

const userColumns = ['ID', 'user_login'];

/** WooCommerce's REST keys, and WordPress's application passwords; neither the keys nor their hashes are read. */
export const apiKeys: Look<readonly ApiKeyRow[]> = {
  selects: {
    keys: {
      table: 'woocommerce_api_keys',
      columns: ['key_id', 'user_id', 'description', 'permissions', 'truncated_key', 'last_access'],
    },
    keyOwners: { table: 'users', columns: userColumns, among: { column: 'ID', select: 'keys', from: 'user_id' } },
    passwords: {
      table: 'usermeta',
      columns: ['user_id', 'meta_value'],
      where: [{ column: 'meta_key', is: '=', value: '_application_passwords' }],
      cut: 1_000_000,
    },
    passwordOwners: {
      table: 'users',
      columns: userColumns,
      among: { column: 'ID', select: 'passwords', from: 'user_id' },
    },
    rights: {
      table: 'usermeta',
      columns: ['user_id', 'meta_key', 'meta_value'],
      where: [{ column: 'meta_key', is: 'like', value: '%capabilities' }],
      among: { column: 'user_id', select: 'passwords', from: 'user_id' },
    },
    roles: rolesSelect,
  },
  read(rows) {
    const owners = new Map(
      [...(rows['keyOwners'] ?? []), ...(rows['passwordOwners'] ?? [])].map((row) => [
        textIn(row['ID']),
        textIn(row['user_login']),
      ]),
    );
    const rights = rightsOf(rows['rights'] ?? [], rows['roles'] ?? []);
    return [
      ...(rows['keys'] ?? []).map((row) => restKey(row, owners)),
      ...(rows['passwords'] ?? []).flatMap((row) => {
        const own = rights.get(textIn(row['user_id']));
        return passwordsOf(row, owners, own?.full === true, own?.staff === true);
      }),
    ];
  },
};

function restKey(row: Row, owners: ReadonlyMap<string, string>): ApiKeyRow {
  const lastUsed = timeIn(row['last_access']);
  const owner = owners.get(textIn(row['user_id']));
  return {
    id: `woocommerce_api_keys.${textIn(row['key_id'])}`,
    name: textIn(row['description']) || `REST key ${textIn(row['key_id'])}`,
    writes: textIn(row['permissions']) !== 'read',
    full: false,
    active: true,
    ...(lastUsed ? { lastUsed } : {}),
    ...(owner ? { owner } : {}),
  };
}

function passwordsOf(
  row: Row,
  owners: ReadonlyMap<string, string>,
  full: boolean,
  staff: boolean,
): readonly ApiKeyRow[] {
  const list = serialized(textIn(row['meta_value']));
  const user = textIn(row['user_id']);
  if (!isMap(list)) return [];
  return Object.entries(list).map(([index, one]) => {
    const created = timeIn(textAt(one, 'created'));
    const lastUsed = timeIn(textAt(one, 'last_used'));
    const owner = owners.get(user);
    return {
      id: `application-password.${user}.${textAt(one, 'uuid') ?? index}`,
      name: textAt(one, 'name') ?? 'application password',
      writes: full || staff,
      full,
      active: true,
      ...(created ? { created } : {}),
      ...(lastUsed ? { lastUsed } : {}),
      ...(owner ? { owner } : {}),
    };
  });
}
