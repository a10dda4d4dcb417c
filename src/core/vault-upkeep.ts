/** What writing a table anew would take. */
export interface RewriteCost {
  readonly table: string;
  /** What its files hold now; while it is written anew as much again is needed on the disk. */
  readonly bytes: number;
  /** Expected, from how fast some of its rows were read just now. */
  readonly seconds: number;
}

/** A place outside of the sealed cells where numbers in clear may still be. */
export interface CopyPlace {
  /** One sentence. */
  readonly where: string;
  /** What to do about it; one sentence. */
  readonly todo: string;
}

/** Looks after the files of a store's database: an own connection, apart from the one that seals. */
export interface VaultUpkeep {
  /** What writes a table anew here: `OPTIMIZE TABLE`, `VACUUM FULL`, `VACUUM`. */
  readonly rewriting: string;
  /** Makes a column of text or bytes wide enough for so many characters; what stands in it stays. */
  widen(table: string, column: string, characters: number): Promise<void>;
  /** Lets the database forget what it has learned of the values of these tables, where it learns again by itself. */
  refresh(tables: readonly string[]): Promise<void>;
  costs(tables: readonly string[]): Promise<readonly RewriteCost[]>;
  /** Columns are `table.column`. */
  copies(columns: readonly string[]): Promise<readonly CopyPlace[]>;
  close(): Promise<void>;
}
