import type { Json } from './fact.ts';
import type { Own } from './own.ts';

/**
 * The hands that look. Each is bound to one store and can only read. A probe is handed the ones it asks for and no
 * others. A hand that cannot look throws `CannotTell`; the runner makes that an `Unknown` with the same reason.
 */
export interface Hands {
  readonly web: Web;
  readonly tls: Tls;
  readonly files: Files;
  readonly database: Database;
  readonly host: Host;
  readonly logs: Logs;
  readonly browser: Browser;
  readonly knowledge: Knowledge;
  readonly guesser: Guesser;
  readonly own: Own;
}
export type HandName = keyof Hands;

/** Asks one origin: paced, size- and time-capped, answers kept so that two probes never ask the same twice. */
export interface Web {
  /** Such as `https://shop.example`, without a slash at the end. */
  readonly origin: string;
  /** The origin as it was given, before the store redirected; absent where that is not known. */
  readonly given?: string;
  /** The path of the store below its origin, such as `/shop/`; begins and ends with a slash. */
  readonly base: string;
  /** `path` is relative to `base` unless it begins with a slash; an absolute URL must be of the same origin. */
  get(path: string, options?: Ask): Promise<Page>;
  /** Requests made so far. */
  readonly spent: () => number;
}
export interface Ask {
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS';
  readonly headers?: Readonly<Record<string, string>>;
  /** Follow redirects within the store's own host (default), or show the redirect itself. */
  readonly follow?: boolean;
  /** Most bytes of the decoded body that are read; the rest is left unread. */
  readonly most?: number;
}
export interface Page {
  /** Where it was in the end. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case, in the order they came, repeated ones apart. */
  readonly headers: readonly (readonly [string, string])[];
  /** Decoded to text by its charset; broken bytes become U+FFFD. */
  readonly body: string;
  /** The first bytes as they came (decompressed), for magic numbers; at most 512. */
  readonly start: Uint8Array;
  /** True if the body was longer than what was read. */
  readonly cut: boolean;
  readonly redirects: readonly { readonly url: string; readonly status: number; readonly location: string }[];
  readonly milliseconds: number;
}

/** Shakes hands with one host and port; sends no application data. */
export interface Tls {
  readonly host: string;
  readonly port: number;
  handshake(options?: {
    /** Only this protocol version is offered. */
    readonly version?: TlsVersion;
    /** An OpenSSL cipher list; only these are offered. */
    readonly ciphers?: string;
  }): Promise<Handshake>;
}
export type TlsVersion = 'SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
/** `refused`: the other side answered, and would not. `unsupported`: this machine's own library would not offer it. */
export type Handshake =
  | {
      readonly done: true;
      readonly version: string;
      readonly cipher: string;
      readonly chain: readonly Uint8Array[];
      /** An OpenSSL verification code such as `CERT_HAS_EXPIRED`, if the chain does not verify. */
      readonly distrust?: string;
    }
  | { readonly done: false; readonly because: 'refused' | 'unsupported' | 'closed'; readonly detail: string };

/** The files below one root: a folder, an archive, or another machine's folder. Paths are relative, with `/`. */
export interface Files {
  /** How a person would name it; holds no password. */
  readonly name: string;
  readonly kind: 'folder' | 'archive' | 'sftp';
  /** True if modes and owners are those of the live store, not of a copy. */
  readonly live: boolean;
  /** The text of a small file, `undefined` if there is none. Bytes past `most` (1 MiB by default) are not read. */
  text(path: string, most?: number): Promise<string | undefined>;
  /** A slice of a file's bytes. */
  bytes(path: string, start: number, length: number): Promise<Uint8Array | undefined>;
  stat(path: string): Promise<FileEntry | undefined>;
  /** Entries of one folder, sorted by name; `undefined` if there is no such folder. */
  list(path: string): Promise<readonly FileEntry[] | undefined>;
  /** Every entry below `path`, folders before what is in them, in the same order each time. Links are not followed. */
  walk(path?: string, options?: { readonly skip?: (folder: string) => boolean }): AsyncIterable<FileEntry>;
  /** A file's content in chunks, for scanning. */
  read(path: string): AsyncIterable<Uint8Array>;
  /** The first bytes of a compressed file (gzip, zstd, bzip2), unpacked; `undefined` if it is none or is damaged. */
  readonly unpack?: (path: string, most: number) => Promise<Uint8Array | undefined>;
  /** One sentence, where an archive breaks off: what stands behind the break is not known. */
  readonly broken?: string;
  /** What had to be left out so far, and why. */
  readonly left: () => { readonly unreadable: number; readonly special: number; readonly outsideLinks: number };
}
export interface FileEntry {
  /** Relative to the root. May hold any character but NUL; show it through `printable`. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'link';
  readonly size: number;
  /** Permission bits, such as 0o644; 0 where the source does not tell. */
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** Where a link points, as it stands. */
  readonly target?: string;
}

/** One database, opened read-only in the database itself; or a dump, read as if it were one. */
export interface Database {
  readonly dialect: 'mariadb' | 'mysql' | 'postgres' | 'sqlite' | 'dump';
  /** How a person would name it; holds no password. */
  readonly name: string;
  /** As the server or the dump's head says it, such as `10.11.19-MariaDB`. */
  version(): Promise<string | undefined>;
  tables(): Promise<readonly Table[]>;
  /** Rows in the table's own order. Every statement is a SELECT by construction. */
  select(query: Select): AsyncIterable<Row>;
  count(table: string, where?: readonly Where[]): Promise<number>;
  /** Triggers and timed events; the table of an event is empty. */
  triggers(): Promise<readonly Trigger[]>;
  /** Rights of the account that we came in with, as `GRANT ...` lines without secrets; `undefined` if not to be had. */
  grants(): Promise<readonly string[] | undefined>;
  /** Whole columns as bytes, for scanning; a dump has none, and is read by `select`. */
  readonly pages?: (query: Pages) => AsyncIterable<CellPage>;
  /** What of a dump could not be read, in sentences. */
  readonly left?: () => readonly string[];
}
export interface Pages {
  readonly table: string;
  readonly columns: readonly string[];
  /** About so many rows from all over the table instead of all of them. */
  readonly sample?: number;
}
/** Some rows of a table, as the bytes of their cells with a separator behind each. Valid until the next one. */
export interface CellPage {
  readonly bytes: Uint8Array;
  readonly rows: number;
  /** In which cell a byte stands; rows are counted within the page. */
  cellAt(offset: number): { readonly row: number; readonly column: number };
  /** A cell as text: UTF-8 where it is that, else Latin-1; `null` where nothing is set. */
  cell(row: number, column: number): string | null;
}
export interface Trigger {
  readonly name: string;
  readonly table: string;
  readonly body: string;
  /** `trigger`, if absent. */
  readonly kind?: 'trigger' | 'event';
}
export interface Table {
  readonly name: string;
  /** The database's estimate, or a dump's count. */
  readonly rows: number | undefined;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}
export interface Select {
  readonly table: string;
  readonly columns: readonly string[];
  /** All must hold. */
  readonly where?: readonly Where[];
  readonly orderBy?: { readonly column: string; readonly descending?: boolean };
  readonly limit?: number;
  /** Longer text is cut to so many characters by the database itself; 65,536 by default. */
  readonly cut?: number;
}
export type Where =
  | { readonly column: string; readonly is: '=' | '!=' | '<' | '>' | 'like'; readonly value: string | number }
  | { readonly column: string; readonly is: 'in'; readonly value: readonly (string | number)[] }
  | { readonly column: string; readonly is: 'null' | 'not-null' };
/** Numbers, dates and decimals come as text where a number would lose digits; bytes come as latin-1 text. */
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** Answers a closed list of questions about the machine; runs no command. */
export interface Host {
  readonly name: string;
  /** The text of a well-known system file (`/etc/os-release`, a PHP ini file), or `undefined`. */
  text(path: string): Promise<string | undefined>;
  list(path: string): Promise<readonly FileEntry[] | undefined>;
}

/** Access logs of the web server, wherever they lie. */
export interface Logs {
  /** The oldest first. */
  readonly files: readonly LogFile[];
  /** What stands in it, unpacked, chunk by chunk; throws `CannotTell` where it breaks off. */
  read(file: LogFile): AsyncIterable<Uint8Array>;
}
export interface LogFile {
  readonly path: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly modified: number;
  /** The user named it; else it was found by its place. */
  readonly named: boolean;
}

/** A real browser, for the payment page only. Sends no forms. */
export interface Browser {
  visit(url: string): Promise<Visit>;
}
export interface Visit {
  readonly url: string;
  readonly status: number;
  readonly title: string;
  readonly frames: readonly { readonly url: string; readonly fields: readonly FormField[] }[];
  readonly forms: readonly {
    readonly action: string;
    readonly method: string;
    readonly fields: readonly FormField[];
  }[];
  readonly scripts: readonly {
    readonly url: string;
    readonly inline: boolean;
    readonly sha256: string;
    readonly size: number;
  }[];
  readonly requests: readonly { readonly url: string; readonly type: string }[];
}
export interface FormField {
  readonly name: string;
  readonly id: string;
  readonly type: string;
  readonly autocomplete: string;
}

/** What storewarden brings along: releases, ends of life, known holes. */
export interface Knowledge {
  /** The date of the newest fact, `YYYY-MM-DD`. */
  readonly date: string;
  /** A named part, parsed: `about`, `releases/<engine>`, `eol`, `libraries`. `undefined` if there is no such part. */
  part(name: string): Promise<Json | undefined>;
  /**
   * Of a part that is kept one line a key (`advisories/<ecosystem>`, `advisories/engine/<name>`), the lines of these
   * keys, parsed; keys that it does not have are left out. `undefined` if there is no such part.
   */
  lines(name: string, keys: readonly string[]): Promise<ReadonlyMap<string, Json> | undefined>;
  /** The baseline packs of this name: the one that comes along, then the user's own. Absent where there are none at all. */
  readonly baselines?: (name: string) => Promise<readonly Uint8Array[]>;
}

/** Tries the words that a guesser would use first on password hashes, offline, within a time budget. */
export interface Guesser {
  guess(hashes: readonly GuessedHash[]): Promise<readonly Guess[]>;
}
export interface GuessedHash {
  readonly id: string;
  /** As it stands in the database. Never leaves the guesser. */
  readonly hash: string;
  /** The engine's id, where a bare hash can mean several things. */
  readonly engine?: string;
  /** Such as the engine's cookie key, where hashes are keyed by one. */
  readonly key?: string;
  /** Of the store and the person: names, domain, town. */
  readonly words: readonly string[];
}
/** Never the password. `form` names the hash form, such as `bcrypt` or `md5-salted`. */
export interface Guess {
  readonly id: string;
  readonly form: string;
  /** Guessing it costs a thief next to nothing: a fast hash. */
  readonly fast: boolean;
  readonly result: 'guessed' | 'not-guessed' | 'form-unknown' | 'out-of-time';
  readonly tried: number;
}
