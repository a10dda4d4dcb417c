import type { FileEntry } from '../../../../core/hands.ts';
import type { Masked } from '../../../../core/masked.ts';

/** Looks at one file at a time, and says whether it is of its kind. Pure. */
export interface Looker {
  /** What of the content it wants; `undefined` if the file is of no interest by name, place and size. */
  wants(file: SeenFile): Wants | undefined;
  see(file: SeenFile, content: Content): readonly Sight[];
}

/** Bytes from the beginning, from the end, and from the beginning of what is unpacked. */
export interface Wants {
  readonly start: number;
  readonly end?: number;
  readonly unpacked?: number;
}

export interface SeenFile {
  readonly entry: FileEntry;
  readonly path: string;
  /** Of the file, in lower case. */
  readonly name: string;
  /** Behind the last dot, in lower case; empty if there is none. */
  readonly extension: string;
  /** Folders between the web root and the file. */
  readonly depth: number;
  /** Below a folder for uploads. */
  readonly uploads: boolean;
  /** Below a folder in which the engine makes files. */
  readonly generated: boolean;
  /** Somebody else's code, tests, samples or an installer: what looks like a secret there is made up. */
  readonly vendor: boolean;
  /** Below the web root. */
  readonly served: boolean;
  /** The engine's files with passwords, relative to the root. */
  readonly secrets: readonly string[];
}

/** Bytes as Latin-1, so that each byte is one character. A looker may see more than it asked for. */
export interface Content {
  readonly start: string;
  readonly end: string;
  readonly unpacked: string | undefined;
}

export interface Sight {
  readonly kind: string;
  /** Instead of the file's own path, where that holds a secret. */
  readonly path?: string;
  readonly detail?: string;
  readonly excerpt?: Masked;
}

export const KIB = 1024;
export const nothing: readonly Sight[] = [];

const phpExtensions = new Set(['php', 'php3', 'php4', 'php5', 'php7', 'php8', 'phtml', 'pht', 'phar', 'phps', 'shtml']);
const runExtensions = new Set(['php', 'php3', 'php4', 'php5', 'php7', 'php8', 'phtml', 'pht', 'phar']);

/** Extensions that servers run as PHP, by one common set-up or another. */
export function isPhpName(extension: string): boolean {
  return runExtensions.has(extension);
}

/** Extensions that are commonly given to PHP, sources shown in colour included. */
export function isPhpLike(extension: string): boolean {
  return phpExtensions.has(extension);
}
