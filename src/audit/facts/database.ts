import type { DataMap } from '../../core/data-map.ts';
import { type Fact, fact } from '../../core/fact.ts';
import type { Masked } from '../../core/masked.ts';

export type SettingsSeen = {
  /** Addresses under which the store believes it lives. */
  readonly urls: readonly { readonly name: string; readonly value: string }[];
  /** Settings that hold no secret, by the names that the engine's checks know. */
  readonly flags: Readonly<Record<string, string>>;
  readonly secrets: readonly {
    readonly name: string;
    readonly kind: 'gateway' | 'other';
    /** Whether the engine's own encryption, or a hash, stands there instead of the secret itself. */
    readonly form: 'clear' | 'encrypted';
    readonly sample: Masked;
  }[];
};
export const settings: Fact<SettingsSeen> = fact(
  'database.settings',
  "The store's settings as its database holds them.",
);

export type ServerSeen = {
  readonly product: 'mariadb' | 'mysql' | 'postgresql' | 'sqlite' | 'unknown';
  readonly version: string;
};
export const server: Fact<ServerSeen> = fact('database.server', 'The database server and its version.');

export type HashCensus = {
  readonly table: string;
  readonly column: string;
  /** Rows that were looked at, the newest first where that can be told. */
  readonly looked: number;
  readonly forms: readonly HashForm[];
};
export type HashForm = {
  /** Such as `bcrypt` or `md5-salted`; `clear` for text that is no hash, `unknown` for what looks like one. */
  readonly form: string;
  /** Trying a word costs a thief next to nothing. */
  readonly fast: boolean;
  readonly count: number;
};
export const customerHashes: Fact<HashCensus> = fact(
  'database.customer-hashes',
  'In which form passwords of customers are kept.',
);

export type TriggerSeen = {
  readonly name: string;
  readonly table: string;
  readonly kind: 'trigger' | 'event';
  /** Tables that it writes, in lower case. */
  readonly writes: readonly string[];
  /** Of those, the ones that hold accounts of staff, and the ones whose text reaches visitors. */
  readonly writesAccounts: boolean;
  readonly writesContent: boolean;
  /** What stands in its body beside that. */
  readonly holds: readonly ('script' | 'hidden-code' | 'file-access' | 'system-call' | 'network-address')[];
  readonly excerpt: Masked;
};
export const triggers: Fact<readonly TriggerSeen[]> = fact(
  'database.triggers',
  'Triggers and timed events of the database.',
);

export type Grant = {
  /** Such as `SELECT`, `FILE`, `ALL PRIVILEGES`, in upper case; `GRANT OPTION` where the account may pass rights on. */
  readonly rights: readonly string[];
  /** `*.*`, or a database. */
  readonly on: string;
  /** The account as the server names it, such as `shop@%`. */
  readonly account: string;
};
export const grants: Fact<readonly Grant[]> = fact(
  'database.grants',
  "What the store's account may do in the database.",
);

/** `missing` are unprefixed names of tables that every store of this engine has. */
export type Completeness = {
  readonly tables: number;
  readonly prefix: string;
  readonly missing: readonly string[];
  readonly unread: readonly string[];
};
export const completeness: Fact<Completeness> = fact(
  'database.completeness',
  'Which tables are missing, and what of a dump could not be read.',
);

export type CardColumn = {
  readonly table: string;
  readonly column: string;
  readonly holds: 'card' | 'card-code' | 'track' | 'card-hash';
  /** Rows in which something stands. */
  readonly rows: number;
  /** Rows that hold a whole card number, verification code, track or hash of a number. */
  readonly found: number;
  /** Of those, published test numbers. */
  readonly test: number;
  readonly sample?: Masked;
  readonly confidence?: 'certain' | 'firm' | 'tentative';
  /** When the rows were made that hold it, `YYYY-MM-DD`, where the table tells. */
  readonly oldest?: string;
  readonly newest?: string;
};
export const cardColumns: Fact<readonly CardColumn[]> = fact(
  'database.card-columns',
  'Columns in which engines keep card data or in which some was found, and what stands there.',
);

export const dataMap: Fact<DataMap> = fact(
  'database.data-map',
  'Which columns hold card data, bank accounts, personal data and secrets, in how many rows and how old.',
);
