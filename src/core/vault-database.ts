/** A table of the store, as far as the vault must know it. */
export interface StoreTable {
  readonly name: string;
  /** The database's estimate. */
  readonly rows: number | undefined;
  /** Names of the columns that tell its rows apart: the primary key, or a unique index without NULLs; else none. */
  readonly key: readonly string[];
  readonly columns: readonly StoreColumn[];
  readonly triggers: readonly string[];
}
export interface StoreColumn {
  readonly name: string;
  readonly type: string;
  /** What its cells are; `other` cannot hold a card number. */
  readonly kind: 'text' | 'json' | 'bytes' | 'integer' | 'decimal' | 'other';
  /** Characters, bytes or digits that fit. */
  readonly longest: number | undefined;
  readonly nullable: boolean;
  /** Made by the database from other columns. */
  readonly generated: boolean;
  /** Part of a unique index, of a key, or of a foreign key. */
  readonly unique: boolean;
  readonly bound: boolean;
  /** The database sets it whenever the row changes, unless it is told not to. */
  readonly touched: boolean;
}

/** The values of the key columns, as text; bytes as `0x` and hex. */
export type Key = readonly string[];
/** Bytes come as characters 0 to 255. */
export interface CellRow {
  readonly key: Key;
  readonly cells: readonly (string | null)[];
}
export interface NewCell {
  readonly key: Key;
  readonly cell: string | null;
}

/** One column that the vault works on, or has worked on. */
export interface VaultPlace {
  readonly id: number;
  readonly table: string;
  readonly column: string;
  readonly method: string;
  readonly state: 'sealing' | 'sealed' | 'undone';
  /** The last row that was looked at in the pass under way, as JSON; empty at its beginning. */
  readonly after: string;
  readonly changed: number;
  readonly erased: number;
  /** The id of the vault whose keys were used. */
  readonly vault: string;
  /** ISO 8601. */
  readonly began: string;
  readonly purged: string;
}
export interface VaultValue {
  readonly id: number;
  readonly place: number;
  readonly row: string;
  /** Digits only. */
  readonly token: string;
  readonly sealed: Uint8Array;
  readonly fingerprint: string;
  readonly key: number;
}
export interface UndoValue {
  readonly id: number;
  readonly place: number;
  readonly row: string;
  readonly sealed: Uint8Array;
  /** Keyed digest of what was put into the cell. */
  readonly after: string;
  readonly key: number;
}
export type VaultTable = 'value' | 'undo';

/** One batch: what becomes of some cells, and what the vault will hold for them. */
export interface Swap {
  readonly table: string;
  readonly column: string;
  /** `seen`: what stood there when the cell was read. */
  readonly cells: readonly (NewCell & { readonly seen: string })[];
  readonly values: readonly Omit<VaultValue, 'id'>[];
  readonly undo: readonly Omit<UndoValue, 'id'>[];
  /** How far the column is with it. */
  readonly place: VaultPlace;
}
/** `changed`: a cell is not as it was seen. `taken`: one of the tokens stands in the vault already. */
export type Swapped = 'done' | 'changed' | 'taken';

/** A new token stands in the vault already; nothing was written. */
export class TokenTaken extends Error {
  override readonly name = 'TokenTaken';
}

/** The batch that was under way when a process ended: the ids of its first value and its first undo value; 0 for none. */
export interface HaltedBatch {
  readonly place: number;
  readonly value: number;
  readonly undo: number;
}

/** A store's database with the right to write: only the vault has this hand. */
export interface VaultDatabase {
  readonly dialect: 'mariadb' | 'mysql' | 'postgres' | 'sqlite';
  /** How a person would name it; holds no password. */
  readonly name: string;
  tables(): Promise<readonly StoreTable[]>;
  /** Whether the vault's own tables are there. */
  installed(): Promise<boolean>;
  install(): Promise<void>;
  /** Takes the vault of this database for this process alone; `false` if another has it. It ends with the connection. */
  claim(): Promise<boolean>;
  /** Rows behind a key, in the order of the key, whose first column holds at least so many characters. No lock. */
  page(from: Page): Promise<readonly CellRow[]>;
  /** All or nothing. Deadlocks and lock timeouts are tried again. */
  atomically<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The rows of these keys that are still there, held against other writers until the end of `atomically`. */
  hold(table: string, column: string, keys: readonly Key[]): Promise<readonly CellRow[]>;
  write(table: string, column: string, cells: readonly NewCell[]): Promise<void>;
  /**
   * A whole batch in one transaction: values, undo, cells and progress together, if every cell is still what was seen;
   * else nothing at all. With the fewest round trips that the database allows.
   */
  swap(batch: Swap): Promise<Swapped>;
  places(): Promise<readonly VaultPlace[]>;
  setPlace(place: Omit<VaultPlace, 'id'>): Promise<void>;
  addValues(values: readonly Omit<VaultValue, 'id'>[]): Promise<void>;
  addUndo(values: readonly Omit<UndoValue, 'id'>[]): Promise<void>;
  valuesOf(tokens: readonly string[]): Promise<readonly VaultValue[]>;
  valuesLike(fingerprint: string): Promise<readonly VaultValue[]>;
  values(from: Batch): Promise<readonly VaultValue[]>;
  undo(from: Batch): Promise<readonly UndoValue[]>;
  undoOf(place: number, rows: readonly string[]): Promise<readonly UndoValue[]>;
  reseal(
    table: VaultTable,
    values: readonly { readonly id: number; readonly sealed: Uint8Array; readonly key: number }[],
  ): Promise<void>;
  drop(table: VaultTable, ids: readonly number[]): Promise<void>;
  count(table: VaultTable, where: { readonly place?: number; readonly key?: number }): Promise<number>;
  /** Seconds that the slowest replica is behind; only of databases that can tell. */
  lag?(): Promise<number>;
  /** Drives what was overwritten out of the database's own files, as far as that can be done; says what was done. */
  tidy(tables: readonly string[]): Promise<string>;
  /** Only where the vault stands in a database of its own, which may be one batch ahead of the store after a crash. */
  readonly apart?: { halted(): Promise<HaltedBatch | undefined>; settled(): Promise<void> };
  close(): Promise<void>;
}
export interface Page {
  readonly table: string;
  readonly columns: readonly string[];
  readonly after: Key | undefined;
  readonly limit: number;
  readonly atLeast: number;
}
export interface Batch {
  readonly place?: number;
  readonly key?: number;
  /** Ids above this one. */
  readonly after: number;
  readonly limit: number;
}
