import type { Row } from '../../core/hands.ts';
import { textIn } from '../cells.ts';
import type { LookSelect } from '../engine.ts';
import { isMap, type Php } from '../php.ts';
import { serialized } from '../serialized.ts';

/** Rights that only staff hold. */
const staffRights = new Set(
  'manage_options manage_woocommerce edit_users create_users promote_users delete_users install_plugins activate_plugins edit_plugins edit_themes manage_network edit_shop_orders view_woocommerce_reports edit_others_posts'.split(
    ' ',
  ),
);
const fullRights = ['manage_options', 'install_plugins', 'promote_users', 'edit_plugins', 'manage_network'];
const knownStaff = new Set(['administrator', 'shop_manager', 'editor', 'super admin']);

const meta = ['user_id', 'meta_key', 'meta_value'];
/** Everybody whose rights are not just those of a customer or subscriber. */
export const staffSelect: LookSelect = {
  table: 'usermeta',
  columns: meta,
  where: [
    { column: 'meta_key', is: 'like', value: '%capabilities' },
    { column: 'meta_value', is: '!=', value: 'a:1:{s:8:"customer";b:1;}' },
    { column: 'meta_value', is: '!=', value: 'a:1:{s:10:"subscriber";b:1;}' },
    { column: 'meta_value', is: '!=', value: 'a:0:{}' },
  ],
};
export const rolesSelect: LookSelect = {
  table: 'options',
  columns: ['option_name', 'option_value'],
  where: [{ column: 'option_name', is: 'like', value: '%user_roles' }],
  cut: 4_000_000,
};

export interface Rights {
  readonly roles: readonly string[];
  readonly staff: boolean;
  readonly full: boolean;
}

/** What each user may do, by user id, from the rows of the two selects above. */
export function rightsOf(capabilities: readonly Row[], roles: readonly Row[]): ReadonlyMap<string, Rights> {
  const rightsOfRole = new Map<string, ReadonlySet<string>>();
  for (const row of roles) {
    for (const [name, role] of entries(serialized(textIn(row['option_value'])))) {
      rightsOfRole.set(name, new Set(granted(isMap(role) ? role['capabilities'] : undefined)));
    }
  }
  const users = new Map<string, Rights>();
  for (const row of capabilities) {
    if (!/^\w{0,64}capabilities$/.test(textIn(row['meta_key']))) continue;
    const names = granted(serialized(textIn(row['meta_value'])));
    const rights = names.flatMap((name) => [name, ...(rightsOfRole.get(name) ?? [])]);
    const id = textIn(row['user_id']);
    const before = users.get(id);
    users.set(id, {
      roles: [...new Set([...(before?.roles ?? []), ...names])],
      staff: before?.staff === true || rights.some((right) => staffRights.has(right) || knownStaff.has(right)),
      full:
        before?.full === true || names.includes('administrator') || fullRights.some((right) => rights.includes(right)),
    });
  }
  return users;
}

/** What a role gives: everything, part of the admin area, or a customer's view. */
export function powerOf(role: string, roles: readonly Row[]): 'full' | 'staff' | 'none' {
  const [rights] = rightsOf(
    [{ user_id: 1, meta_key: 'capabilities', meta_value: `a:1:{s:${Buffer.byteLength(role)}:"${role}";b:1;}` }],
    roles,
  ).values();
  if (rights?.full === true) return 'full';
  return rights?.staff === true ? 'staff' : 'none';
}

function entries(value: Php): readonly (readonly [string, Php])[] {
  return isMap(value) ? Object.entries(value) : [];
}

function granted(value: Php): readonly string[] {
  return entries(value).flatMap(([name, given]) => (given === true || given === 1 || given === '1' ? [name] : []));
}
