import { type Fact, fact } from '../../core/fact.ts';

/** Where the admin area could be. Paths have no slash at either end. */
export type AdminPaths = {
  /** Paths that the engine uses unless told otherwise. */
  readonly usual: readonly string[];
  /** As the store's own configuration names it. */
  readonly configured?: string;
};
export const adminPaths: Fact<AdminPaths> = fact('admin.paths', 'Where the admin area could be.');

/** What answered at one path where the admin area could be. */
export type AdminDoor = {
  readonly path: string;
  readonly url: string;
  readonly status: number;
  /** One of the engine's usual paths. */
  readonly usual: boolean;
  /**
   * `login`: the sign-in page, for everybody. `gate`: something in front asks for a password, an identity or an
   * address. `absent`: nothing of the admin area.
   */
  readonly answer: 'login' | 'gate' | 'absent';
  /** Page and form both use https. `login` only. */
  readonly encrypted?: boolean;
  /** Neither the page nor robots.txt keeps search engines away. `login` only. */
  readonly indexable?: boolean;
  /** It was found because robots.txt names it. */
  readonly fromRobots?: true;
};
export const adminDoors: Fact<readonly AdminDoor[]> = fact(
  'admin.doors',
  'What answers where the admin area could be.',
);

/** One way in which a visitor can learn the names of staff. */
export type UserList = {
  readonly path: string;
  readonly url: string;
  readonly status: number;
  /** `list`: many names at once. `by-number`: one by one. */
  readonly way: 'list' | 'by-number';
  readonly names: number;
};
export const userLists: Fact<readonly UserList[]> = fact(
  'admin.user-lists',
  'Ways to learn the login names of staff without signing in.',
);

/** A door for programs that answers on the same host as the shop. */
export type ApiDoor = { readonly path: string; readonly url: string; readonly status: number; readonly name: string };
export const apiDoors: Fact<readonly ApiDoor[]> = fact(
  'admin.api-doors',
  'Doors for programs that lead to the admin functions.',
);
