import { isMap, type Php } from '../php.ts';
import { serialized } from '../serialized.ts';

/** Who may change these may give themselves everything else. */
const keys = ['user/user', 'user/user_permission', 'setting/setting'];

export interface Permissions {
  readonly modifies: number;
  readonly full: boolean;
}

/** The rights of a user group: JSON since 2.1, serialised by PHP before. */
export function permissionsOf(text: string): Permissions {
  const modify = textsOf(text.trimStart().startsWith('{') ? fromJson(text, 'modify') : fromPhp(text, 'modify'));
  return { modifies: modify.length, full: keys.every((key) => modify.includes(key)) };
}

function fromPhp(text: string, name: string): unknown {
  const value: Php = serialized(text);
  return isMap(value) ? value[name] : undefined;
}

function fromJson(text: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? Reflect.get(value, name)
      : undefined;
  } catch {
    return undefined;
  }
}

function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return list.filter((one) => typeof one === 'string');
}
