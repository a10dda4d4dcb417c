import { type Fact, fact, Unknown } from '../../core/fact.ts';
import type { Masked } from '../../core/masked.ts';

/**
 * Whether a web server would hand a file out: `denied` where an .htaccess file forbids it (Apache only; nginx does not
 * read such files), `outside` where the folder lies above the one that the engine wants served.
 */
export type Zone = 'served' | 'denied' | 'outside';

export type Sighting = {
  readonly path: string;
  /** What it is, of a closed list that each fact names. */
  readonly kind: string;
  readonly zone: Zone;
  readonly size: number;
  /** ISO 8601. */
  readonly modified: string;
  /** One short clause that a check may quote, such as "holds rows of customers". */
  readonly detail?: string;
  readonly excerpt?: Masked;
};
/** At most 100 sightings, in the order of the walk; `more` counts the rest. */
export type Sightings = { readonly seen: readonly Sighting[]; readonly more: number };

export type TreeSeen = {
  readonly kind: 'folder' | 'archive' | 'sftp';
  /** Modes and owners are those of the live store. */
  readonly live: boolean;
  readonly files: number;
  readonly folders: number;
  readonly links: number;
  readonly bytes: number;
  /** Below the root; empty if the root itself is served. */
  readonly webRoot: string;
  readonly unreadable: number;
  readonly special: number;
  readonly outsideLinks: number;
  /** One sentence, if an archive breaks off. */
  readonly broken?: string;
};
export const tree: Fact<TreeSeen> = fact(
  'files.tree',
  'The files below the root, counted, and what could not be read.',
);

export const dumps: Fact<Sightings> = fact('files.dumps', 'Copies of databases: `dump`, `database-file`.');
export const configCopies: Fact<Sightings> = fact(
  'files.config-copies',
  'Copies of configuration under names that are not run as code.',
);
export const backups: Fact<Sightings> = fact(
  'files.backups',
  'Archives: `store` (holds configuration), `code`, `dump`, `named` (by name only).',
);
export const tools: Fact<Sightings> = fact(
  'files.tools',
  'Tools that show or change the inside of the shop, by their kind.',
);
export const logs: Fact<Sightings> = fact('files.logs', 'Log files with entries.');
export const versionControl: Fact<Sightings> = fact(
  'files.version-control',
  'Folders of version control: `git`, `svn`, `hg`, `bzr`.',
);
export const uploadedCode: Fact<Sightings> = fact(
  'files.uploaded-code',
  'Code in folders for uploads that is no empty stand-in.',
);
export const imagesWithCode: Fact<Sightings> = fact(
  'files.images-with-code',
  'Images that hold PHP: `code` (no image at all), `polyglot`.',
);
export const handlers: Fact<Sightings> = fact(
  'files.handlers',
  'Settings files that have other files run as PHP, or run one before each page.',
);
export const phpSettings: Fact<Sightings> = fact(
  'files.php-settings',
  'Risky PHP settings in the folders of the store.',
);
export const outsideLinks: Fact<Sightings> = fact(
  'files.outside-links',
  'Links that lead out of the root: `system`, `other`.',
);
export const storeCopies: Fact<Sightings> = fact(
  'files.store-copies',
  'Further installations below the root, by their configuration.',
);
export const secretFiles: Fact<Sightings> = fact(
  'files.secret-files',
  'Files that hold keys or passwords, by their kind.',
);
export const sessions: Fact<Sightings> = fact('files.sessions', "Files of visitors' sessions.");
export const deployment: Fact<Sightings> = fact(
  'files.deployment',
  "Files of developers' tools next to the start page.",
);
export const keysInFiles: Fact<Sightings> = fact(
  'files.keys-in-files',
  'Live keys of providers, and private keys, within files that browsers may fetch.',
);
export const customerExports: Fact<Sightings> = fact(
  'files.customer-exports',
  'Tables of people with their e-mail addresses.',
);

export const cardsInFiles: Fact<Sightings> = fact(
  'files.cards-in-files',
  'Logs, exports, sessions and copies with whole card numbers: `card`, `track`, `test` (published test numbers alone).',
);
export const largeDataFiles: Fact<Sightings> = fact(
  'files.large-data-files',
  'Logs, exports and dumps that are too large, or packed, to be read during the walk.',
);
/** `unread` files were too many or too large to be read in one audit. */
export type CardsInLargeFiles = Sightings & { readonly unread: number };
export const cardsInLargeFiles: Fact<CardsInLargeFiles> = fact(
  'files.cards-in-large-files',
  'The same as cards in files, for those that are large or packed.',
);

export type LeftoversSeen = {
  /** The store's own configuration names a database. */
  readonly installed: boolean;
  /** Kinds: `folder` (with code in it), `file`. */
  readonly seen: readonly Sighting[];
};
export const leftovers: Fact<LeftoversSeen> = fact('files.leftovers', 'What should be gone once the store is set up.');

export type PermissionsSeen = {
  /** Files with passwords that every account of the machine may read or change. */
  readonly secrets: readonly { readonly path: string; readonly mode: string; readonly change: boolean }[];
  readonly writableCode: { readonly count: number; readonly sample: readonly string[] };
  readonly writableFolders: { readonly count: number; readonly sample: readonly string[] };
  /** Files of code by their owner's number, the most first; at most 10. */
  readonly owners: readonly { readonly uid: number; readonly files: number; readonly sample: string }[];
};
export const permissions: Fact<PermissionsSeen> = fact('files.permissions', 'Who else may read and change the files.');

/** Why "nothing was seen" is not the same as "nothing is there": the answer of a check that found nothing. */
export function unseen({ broken, unreadable }: TreeSeen): Unknown | undefined {
  if (broken !== undefined) return new Unknown('failed', broken);
  if (unreadable === 0) return undefined;
  const what = unreadable === 1 ? 'One file or folder' : `${unreadable} files or folders`;
  return new Unknown('no-access', `${what} could not be read; run as the user who owns the store.`);
}
