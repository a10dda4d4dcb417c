/**
 * What stands in the store's own configuration files. It holds secrets: it is handed to probes as the hand `own`, and
 * nothing of it but `flags`, `prefix`, `adminPath`, `url` and `debug` may enter a fact.
 */
export interface EngineConfig {
  /** The main one first. */
  readonly databases: readonly DatabaseLogin[];
  /** Of every table, often empty. */
  readonly prefix: string;
  /** Path of the admin area below the store's URL, with no slash at either end. */
  readonly adminPath?: string;
  /** The store's own address. */
  readonly url?: string;
  /** Shows errors or developer tools to visitors. */
  readonly debug?: boolean;
  /** Keys the hashes of passwords in engines that do so (PrestaShop's cookie key, Magento's crypt key). */
  readonly passwordKey?: string;
  /** Settings that hold no secret, by the names that this engine's checks know. */
  readonly flags: Readonly<Record<string, string | number | boolean>>;
}

export interface DatabaseLogin {
  readonly driver: 'mysql' | 'postgres' | 'sqlite';
  readonly host: string;
  readonly port?: number;
  readonly socket?: string;
  readonly user: string;
  readonly password: string;
  /** Database name, or the file's path for SQLite (relative to the store's root). */
  readonly name: string;
}

/** The hand that holds the store's own configuration. Always open; `config` is absent where files were not looked at. */
export interface Own {
  readonly config: EngineConfig | undefined;
  /** Of every table: from the configuration, or found in the database. */
  readonly prefix: string;
}
