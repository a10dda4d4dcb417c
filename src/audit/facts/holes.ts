import { type Fact, fact } from '../../core/fact.ts';

/** One known hole of one component, as far as it can be told whether this store has it. */
export type Hole = {
  /** CVE, else GHSA, else the source's own id. */
  readonly id: string;
  readonly also: readonly string[];
  readonly answer: 'vulnerable' | 'cannot-tell';
  /** Why it cannot be told. */
  readonly doubt?: Doubt;
  /** The record leaves doubts: a range that is not confirmed, a hole that the makers dispute. */
  readonly shaky: boolean;
  readonly level: 'critical' | 'high' | 'medium' | 'low' | 'unknown';
  readonly cvss?: number;
  /** A word such as `xss`, `sqli`, `rce`. */
  readonly kind?: string;
  /** What an attacker has to be: anybody, any account, staff. */
  readonly login?: 'none' | 'low' | 'high';
  /** Since when it is used in attacks: an ISO date, or `true` where that is not known. */
  readonly exploited?: string | true;
  /** How likely it is used in attacks within 30 days, from 0 to 1 (EPSS). */
  readonly likely?: number;
  /** Instructions to try it are public. */
  readonly public: boolean;
  readonly published?: string;
  readonly url?: string;
  /** The nearest version in which it is closed. */
  readonly fix?: string;
  /** In its stead: the last version that is known to have it. */
  readonly past?: string;
  /** The month of the patch file, or names of patches, that close it without a new version. */
  readonly patches: readonly string[];
  /** Every known range of the package without ids. */
  readonly aggregate: boolean;
};
export type Doubt =
  | 'version-unknown'
  | 'version-coarse'
  | 'record-partial'
  | 'patch-unseen'
  | 'patch-monthly'
  | 'back-port';

/** A component with at least one hole that it has or may have. */
export type Affected = {
  /** What people call it. */
  readonly name: string;
  readonly version?: string;
  /** A path, a table, a page. */
  readonly place: string;
  readonly ecosystem: string;
  /** It is there and switched off. */
  readonly off: boolean;
  /** Known exploited first, then by level. */
  readonly holes: readonly Hole[];
  /** The one version that closes the most of them. */
  readonly target?: {
    readonly version: string;
    /** Not this version, but any later one. */
    readonly past?: true;
    readonly closes: number;
    readonly of: number;
  };
};

/** What was compared with the known holes. */
export type Compared = {
  /** Components that were looked up. */
  readonly looked: number;
  readonly affected: readonly Affected[];
  /** Places that could not be read in full: what is in them is not known. */
  readonly unread: readonly string[];
};

export const engineHoles: Fact<Compared> = fact('holes.engine', 'Known holes of the store’s engine.');
export const extensionHoles: Fact<Compared> = fact('holes.extensions', 'Known holes of extensions and themes.');
export const libraryHoles: Fact<Compared> = fact('holes.libraries', 'Known holes of libraries in the files.');
export const phpHoles: Fact<Compared> = fact('holes.php', 'Known holes of PHP.');
export const scriptHoles: Fact<Compared> = fact('holes.scripts', 'Known holes of script libraries in pages and files.');

/** How old each part of what storewarden knows is, and of what day this is. */
export type KnowledgeAge = { readonly parts: Readonly<Record<string, string>> };
export const knowledgeAge: Fact<KnowledgeAge> = fact('world.knowledge', 'How old the knowledge of storewarden is.');

/** What was seen of patches that no version shows. */
export type PatchesSeen = {
  /** Whether there was a place to see them: the store's files. */
  readonly looked: boolean;
  /** `content`: the patched file itself shows it; `tool`: the maker's own tool says so; `named`: it is only named. */
  readonly seen: readonly {
    readonly name: string;
    readonly place: string;
    readonly proof: 'content' | 'tool' | 'named';
  }[];
  /** Ids of holes that the maker's own tool calls open. */
  readonly open: readonly string[];
};
export const patchesSeen: Fact<PatchesSeen> = fact('engine.patches', 'Patches of the engine that no version shows.');

/** A security patch of Magento 1 (SUPEE). */
export type Magento1Patch = {
  readonly name: string;
  /** `in`: its file or the release shows it; `named`: only the list of patches does; `unseen`: nothing tells. */
  readonly state: 'in' | 'missing' | 'named' | 'unseen';
  /** The file that shows it, or would. */
  readonly place?: string;
};
export const magento1Patches: Fact<{ readonly fork: boolean; readonly patches: readonly Magento1Patch[] }> = fact(
  'engine.magento1-patches',
  'Security patches of Magento 1, by what stands in its files.',
);
