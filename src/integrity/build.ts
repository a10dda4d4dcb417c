import { canonical, digestOf, MOST_BYTES } from './canonical.ts';
import type { Part } from './layout.ts';
import { placed } from './layout.ts';
import { eachLine } from './lines.ts';
import { matters } from './matter.ts';
import { makePack, type PackMaker, type PackWords } from './pack/write.ts';

/** Stands for a content that is not known: the file is part of the release, and is not compared. */
export const NOT_KNOWN = '0'.repeat(32);

/** Takes in the contents of releases and makes a pack of them. */
export interface Building {
  /** Where a path of the source lies in the store; `undefined` if it does not belong into the baseline. */
  place(path: string): string | undefined;
  release(name: string): number;
  /** What is known of a content: its digest. Its lines are noted. `undefined` for one that could not be read. */
  content(bytes: Uint8Array | undefined): string;
  add: PackMaker['add'];
  done(): Uint8Array;
}

export function startBuilding(part: Part, words: Omit<PackWords, 'of'>): Building {
  const pack = makePack({ of: part.pack, ...words });
  const { placeholder } = part.source;
  return {
    place(path) {
      const inside = placed(part.source, path);
      return inside !== undefined && inside !== '' && matters(inside) ? inside : undefined;
    },
    release: pack.release,
    content(bytes) {
      if (!bytes || bytes.length > MOST_BYTES) return NOT_KNOWN;
      const text = canonical(bytes);
      eachLine(text, (hash) => pack.line(hash));
      const whole = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
      return placeholder !== undefined && whole.includes(placeholder) ? NOT_KNOWN : digestOf(text);
    },
    add: pack.add,
    done: pack.done,
  };
}
