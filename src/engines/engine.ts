import type { Row, Select } from '../core/hands.ts';
import type { EngineConfig } from '../core/own.ts';
import type { Certainty, Integration } from '../core/report.ts';

/**
 * All that storewarden knows about one store engine: data, and pure functions of text and rows. A new engine is a
 * folder `engines/<id>/<id>.ts` with this as its default export; every general probe and check covers it from then on.
 */
export interface Engine {
  readonly id: string;
  readonly name: string;
  /** `self-hosted`: files and database are the owner's. `hosted`: only ever seen from outside. `headless`: known by its lock file. */
  readonly kind: 'self-hosted' | 'hosted' | 'headless';
  readonly marks: { readonly web: readonly WebMark[]; readonly files: readonly FileMark[] };
  /**
   * The files that `readFiles` and `readExtensions` want to see, relative to the store's root; `*` stands for any one
   * name. Each is read up to 2 MiB.
   */
  readonly reads: readonly string[];
  /** What the files say of the store. Never throws; what cannot be read is left out. */
  readFiles?(read: Read): FileReading;
  /** What the pages say of its version, if anything. */
  readVersionFromPages?(pages: readonly SeenPage[]): Seen | undefined;
  /** Which edition the pages show, where an engine has several. Sees the pages that `readVersionFromPages` sees. */
  readEditionFromPages?(pages: readonly SeenPage[]): EditionSeen;
  /** Paths that `readVersionFromPages` wants beside the home page (asked for at `curious`). */
  readonly versionPaths?: readonly string[];
  readExtensions?(read: Read): readonly Extension[];
  readonly places: Places;
  readonly database?: EngineDatabase;
  /** Keys of `releases/<key>` and of `eol` in knowledge, by edition id or `default`. */
  readonly knowledge: Readonly<Record<string, { readonly releases?: string; readonly eol?: string }>>;
}

/** The files that were asked for. */
export interface Read {
  text(path: string): string | undefined;
  /** The paths, in order, that a pattern of `reads` matched. Also tells folders. */
  match(pattern: string): readonly string[];
}

export interface WebMark {
  /** Where to look: the body and headers of the home page, or the names of its cookies. */
  readonly in: 'body' | 'header' | 'cookie';
  /** For `header`: which, in lower case. */
  readonly header?: string;
  /** Linear time: no look-around, no back-references, bounded repeats. */
  readonly pattern: RegExp;
  /** 0 to 1. Marks of one engine are combined as independent; 0.5 is worth telling, 0.9 is certain. */
  readonly weight: number;
}

export interface FileMark {
  /** Relative to the store's root; `*` stands for any one name. */
  readonly path: string;
  /** Must be found in the first 64 KiB of the file. */
  readonly holds?: RegExp;
  readonly weight: number;
}

/** A version as it stands in one place. */
export type Seen = {
  readonly version: string;
  /** A path, a table and column, or a page. */
  readonly place: string;
  readonly certainty: Certainty;
};

export interface SeenPage {
  readonly path: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export interface EditionSeen {
  /** Such as `adobe-commerce`; a key of the engine's `knowledge`. */
  readonly edition?: string;
  /** Shown to people: "Adobe Commerce". */
  readonly editionName?: string;
}

export interface FileReading extends EditionSeen {
  /** Every place where it stands, the most trusted first. */
  readonly versions: readonly Seen[];
  readonly config?: EngineConfig;
}

export interface Places {
  /** Usual admin paths, without slashes at the ends; the first is the default. */
  readonly admin: readonly string[];
  /** What the admin's login page holds, to tell it from a page that answers everything. */
  readonly adminMark?: RegExp;
  /** Pages of the checkout, the one with the payment form first. */
  readonly checkout: readonly string[];
  /** Folders that visitors' and staff's uploads land in, relative to the store's root. */
  readonly uploads: readonly string[];
  /** Where code is made by the engine itself, so that new files there are nothing new. */
  readonly generated: readonly string[];
  /** Must not answer on the web, and why. */
  readonly hidden: readonly HiddenPlace[];
  /** Must be gone once the store is set up: files and folders, relative to the root. */
  readonly leftovers: readonly string[];
  /** Files with passwords or keys: who may read them matters. */
  readonly secrets: readonly string[];
  /** The folder that the web server should serve, below the root; empty if it is the root. */
  readonly webRoot?: string;
}

export interface HiddenPlace {
  readonly path: string;
  readonly because: string;
  /** The answer must hold this; a status of 200 alone proves nothing. */
  readonly holds: RegExp;
  /** The check that speaks of it. */
  readonly check:
    | 'exposed-git'
    | 'exposed-env-file'
    | 'exposed-config-copy'
    | 'exposed-database-dump'
    | 'exposed-archive'
    | 'exposed-log'
    | 'exposed-phpinfo'
    | 'exposed-database-tool'
    | 'exposed-dependency-file'
    | 'exposed-customer-export'
    | 'exposed-secret-file'
    | 'exposed-deployment-file'
    | 'exposed-server-status'
    | 'leftover-installer'
    | 'directory-listing'
    | 'version-disclosed';
}

/**
 * What to fetch, and what it means: structured selects on unprefixed tables, and a pure function of the rows. A select
 * whose table or columns do not exist in this store gives no rows; missing columns of an existing table come as null.
 */
export interface Look<Result> {
  /** Carried out in order. */
  readonly selects: Readonly<Record<string, LookSelect>>;
  /** Never throws. `config` is what the files said, if they were looked at. */
  read(rows: Readonly<Record<string, readonly Row[]>>, config: EngineConfig | undefined): Result;
}

export interface LookSelect extends Select {
  /** Only rows whose `column` holds a value that stands in column `from` of an earlier select; none, if that had no rows. */
  readonly among?: { readonly column: string; readonly select: string; readonly from: string };
}

export interface EngineDatabase {
  /** Unprefixed tables that prove the database to be this engine's; also used to find the prefix where files are not at hand. */
  readonly proof: readonly string[];
  readonly versions?: Look<readonly Seen[]>;
  readonly edition?: Look<EditionSeen>;
  readonly admins?: Look<readonly AdminRow[]>;
  /** The log of admin sign-ins, where the engine keeps one. */
  readonly logins?: Look<readonly LoginRow[]>;
  /** Keys and tokens that let programs in. */
  readonly apiKeys?: Look<readonly ApiKeyRow[]>;
  /** Customers' password hashes: only their form is looked at. `hash` may be empty. */
  readonly customerHashes?: { readonly table: string; readonly column: string; readonly changed?: string };
  readonly settings?: Look<SettingsReading>;
  readonly payments?: Look<readonly PaymentMethod[]>;
  readonly extensions?: Look<readonly Extension[]>;
  /** Columns whose text reaches visitors' browsers or is run. */
  readonly content: readonly ContentColumn[];
  /** Columns in which payment data, personal data or secrets live. */
  readonly sensitive: readonly SensitiveColumn[];
}

/** One member of staff. `hash` is looked at and never kept. */
export interface AdminRow {
  readonly id: string;
  readonly login: string;
  readonly email: string;
  /**
   * As it stands in the column. Where salt or algorithm stands in a column of its own, they come first:
   * `opencart-sha1:<salt>:<hash>` where the salt is not empty, `shopware5:<encoder>:<password>`.
   */
  readonly hash: string;
  readonly active: boolean;
  /** ISO 8601, UTC if the engine does not say. */
  readonly created?: string;
  readonly lastLogin?: string;
  /** May do everything. */
  readonly full: boolean;
  readonly secondFactor?: 'on' | 'off';
  /** Names of roles, for people. */
  readonly roles: readonly string[];
}

export interface LoginRow {
  readonly login: string;
  readonly at: string;
  readonly address?: string;
  readonly agent?: string;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly created?: string;
  readonly lastUsed?: string;
  readonly writes: boolean;
  /** May do everything. */
  readonly full: boolean;
  /** Whose it is, where the engine knows. */
  readonly owner?: string;
  readonly active: boolean;
}

export interface SettingsReading {
  /** Addresses under which the store believes it lives. */
  readonly urls: readonly { readonly name: string; readonly value: string }[];
  /** Settings that hold no secret, by the names that this engine's checks know. */
  readonly flags: Readonly<Record<string, string>>;
  /** Settings that should hold a secret encrypted or not at all; the values are masked by the probe that asked. */
  readonly secrets: readonly { readonly name: string; readonly value: string; readonly kind: 'gateway' | 'other' }[];
}

export type PaymentMethod = {
  readonly code: string;
  readonly title: string;
  readonly enabled: boolean;
  readonly integration: Integration;
  /** The shop itself keeps card numbers for later. */
  readonly savesCards?: boolean;
  readonly testMode?: boolean;
};

export type Extension = {
  readonly name: string;
  readonly version?: string;
  readonly kind: 'plugin' | 'theme' | 'module' | 'package' | 'drop-in' | 'language';
  readonly enabled?: boolean;
  /** A path, or a table. */
  readonly place: string;
  /** The ecosystem in which its name is known, such as `wordpress-plugin`, `composer`, `prestashop-module`. */
  readonly ecosystem: string;
};

export interface ContentColumn {
  readonly table: string;
  /** Names the row in reports. */
  readonly key: string;
  readonly column: string;
  /** What a visitor's browser does with it: `script` columns are meant to hold scripts. */
  readonly holds: 'html' | 'script' | 'template' | 'xml' | 'setting';
  readonly where?: Select['where'];
}

export interface SensitiveColumn {
  readonly table: string;
  readonly column: string;
  readonly holds: 'card' | 'card-code' | 'track' | 'bank' | 'personal' | 'secret' | 'password';
}
