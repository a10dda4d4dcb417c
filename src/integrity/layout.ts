/** How the releases of one engine lie in a store: what is compared with which baseline, and what owners may change. */
export interface Layout {
  /** Engine ids that it is true of. */
  readonly engines: readonly string[];
  readonly parts: readonly Part[];
}

/** One thing with releases of its own, such as WordPress, or the WooCommerce plugin within it. */
export interface Part {
  /** The pack's name: `knowledge/baselines/<pack>.pack`. */
  readonly pack: string;
  readonly name: string;
  /** The folder below the store's root; empty if it is the root. */
  readonly at: string;
  /** What a repository or an archive holds around it. */
  readonly source: Source;
  /**
   * Folders in which only files of the release belong, relative to the part; `*` stands for one name, which must be
   * known itself.
   */
  readonly closed: readonly string[];
  /** Folders directly below the part that owners rename, as the release calls them. */
  readonly renamed?: readonly string[];
  /** Paths that owners, installers and hosts rewrite: not compared. */
  readonly own: readonly RegExp[];
  /** Lines that translated editions and installers write into official files. */
  readonly allows?: readonly { readonly path: string; readonly line: RegExp }[];
  /** Folders and files that are usually removed after set-up: never called missing. */
  readonly removed: readonly string[];
  /** Makers who change the release before they hand it out, by what they leave in a file. */
  readonly distributions?: readonly { readonly name: string; readonly path: string; readonly holds: RegExp }[];
  /** Where the version stands, where that is not the engine's. */
  readonly version?: { readonly path: string; readonly holds: RegExp };
}

export interface Source {
  /** The folder of the repository that becomes the part: `upload/`; empty if it is the whole. */
  readonly below: string;
  /** Folders that the release calls otherwise: `admin-dev/` to `admin/`. */
  readonly moves?: readonly (readonly [from: string, to: string])[];
  /** Not in the release, or built anew for it. */
  readonly without?: readonly RegExp[];
  /** Releases that call themselves previews were sold as well: they count. */
  readonly previews?: true;
  /** What stands in a file that is filled in when the release is built: its content is not known. */
  readonly placeholder?: string;
}

/** Where a path of the source lies in the part; `undefined` if it is not part of the release. */
export function placed(source: Source, path: string): string | undefined {
  if (!path.startsWith(source.below)) return undefined;
  let inside = path.slice(source.below.length);
  for (const [from, to] of source.moves ?? []) {
    if (inside.startsWith(from)) inside = `${to}${inside.slice(from.length)}`;
  }
  return source.without?.some((pattern) => pattern.test(inside)) ? undefined : inside;
}
