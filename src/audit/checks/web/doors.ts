import { Unknown } from '../../../core/fact.ts';
import type { AdminDoor } from '../../facts/admin.ts';

/** The doors that are there at all, each address once: several paths may lead to the same sign-in page. */
export function doorsThere(doors: readonly AdminDoor[]): readonly AdminDoor[] {
  const found = new Map<string, AdminDoor>();
  for (const door of doors) {
    const address = door.url
      .replace(/[?#].*$/s, '')
      .replace('/index.php/', '/')
      .replace(/\/$/, '');
    if (door.answer !== 'absent' && !found.has(address)) found.set(address, door);
  }
  return [...found.values()];
}

/** The doors, or that none was found: then nothing is known of the admin area, unless its place was known. */
export function doorsOr(doors: readonly AdminDoor[], configured: string | undefined): readonly AdminDoor[] | Unknown {
  const found = doorsThere(doors);
  if (found.length > 0 || configured !== undefined) return found;
  return new Unknown(
    'not-asked',
    "The admin area is at none of the usual paths; add --root, so that the store's settings tell where it is.",
  );
}
