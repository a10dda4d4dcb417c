import type { AdminDoor } from '../../src/audit/facts/admin.ts';

/** A sign-in page as a careful shop shows it; what differs is given. */
export function door(path: string, other: Partial<AdminDoor> = {}): AdminDoor {
  return {
    path,
    url: `https://shop.example/${path}`,
    status: 200,
    usual: false,
    answer: 'login',
    encrypted: true,
    indexable: false,
    ...other,
  };
}
