/** A made-up little store in the layout of an engine: files and tables of our own making, once clean and once with flaws. */
export interface MadeStore {
  readonly name: string;
  readonly engine: string;
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
  /** Statements for MariaDB. */
  readonly tables: string;
  readonly planted: {
    /** Instead of the files of the same path, or beside them. */
    readonly files: Readonly<Record<string, string>>;
    /** After `tables`. */
    readonly tables: string;
    /** Ids of checks that must speak. */
    readonly checks: readonly string[];
  };
  readonly expect: {
    readonly version: string;
    readonly place: string;
    readonly editionName?: string;
    readonly adminPath: string;
    readonly prefix: string;
    readonly database: { readonly host: string; readonly user: string; readonly name: string; readonly port?: number; readonly socket?: string };
    /** Names with versions, as far as they have one. */
    readonly extensions: readonly (readonly [name: string, version?: string])[];
    /** Logins of staff: whether they may do everything, and their second factor. */
    readonly admins: Readonly<Record<string, readonly [full: boolean, secondFactor: 'on' | 'off' | undefined]>>;
    readonly methods: Readonly<Record<string, boolean>>;
  };
}

/** A hash as the engines keep it, of a password that nobody knows. */
export const bcrypt = `$2y$12$${'abcdefghijklmnopqrstuv'}${'ABCDEFGHIJKLMNOPQRSTUVWXYZabcde'}`;
/** Looks like a password, and opens nothing. */
export const password = ['Kw7', 'fJ2', 'pLq', '9xZ'].join('');
/** Looks like an encryption key, and encrypts nothing. */
export const key = ['3f9a1c7e', '5b2d8046', 'e1f7a93c', '04bd62e8'].join('');
