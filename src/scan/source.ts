/**
 * One stream of bytes to look through: a file, a member of an archive, the text of a document, or standard input. It is
 * read once, from beginning to end, before the next source is asked for; a chunk is valid until the next one.
 */
export interface Source {
  /** As the user named it, or below the folder that was named; `-` for standard input. */
  readonly path: string;
  /** Members from the outermost archive inwards, joined by `!/`; empty where the file itself is read. */
  readonly inside: string;
  /** `dump`: statements of SQL, whose rows have a table and columns. */
  readonly form: 'bytes' | 'dump';
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Something that was not looked through, or not to its end. */
export interface Left {
  readonly path: string;
  readonly inside: string;
  /** One sentence. */
  readonly why: string;
}

/** The place of a member below the place it was found in. */
export function inner(inside: string, name: string): string {
  return inside === '' ? name : `${inside}!/${name}`;
}
