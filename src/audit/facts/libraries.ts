import { type Fact, fact } from '../../core/fact.ts';

/** Files that may be, or may list, libraries, by their names alone. */
export type LibraryCandidates = {
  /** Lock files of Composer, npm, yarn and pnpm. */
  readonly locks: readonly Candidate[];
  /** Files of code that bear a bundled library's name. */
  readonly code: readonly Candidate[];
  /** Files of scripts that bear a library's name, or that of a bundle. */
  readonly scripts: readonly Candidate[];
  /** Further ones that were not kept, by kind. */
  readonly more: { readonly locks: number; readonly code: number; readonly scripts: number };
};
export type Candidate = { readonly path: string; readonly size: number };
export const libraryCandidates: Fact<LibraryCandidates> = fact(
  'files.library-candidates',
  'Files that may be, or may list, libraries.',
);

/** A library with its version, as it was found in one place. */
export type LibrarySeen = {
  readonly name: string;
  readonly version: string;
  readonly ecosystem: 'composer' | 'npm' | 'script';
  /** The first place; a path or an address. */
  readonly place: string;
  /** Further places with the same version. */
  readonly also: number;
};
export type LibrariesSeen = {
  readonly found: readonly LibrarySeen[];
  /** Files that could not be read in full: what they list is not known. */
  readonly unread: readonly string[];
};
export const libraries: Fact<LibrariesSeen> = fact('files.libraries', 'Libraries in the files, with their versions.');
export const pageLibraries: Fact<LibrariesSeen> = fact('web.libraries', 'Script libraries that pages load.');
