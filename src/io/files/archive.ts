import { CannotTell } from '../../core/errors.ts';
import type { FileEntry, Files } from '../../core/hands.ts';
import type { Tools } from '../../core/tools.ts';
import { makeBreath } from './breath.ts';
import type { Catalogue, Listed } from './catalogue.ts';
import { asText, firstBytes, TEXT_BYTES } from './content.ts';
import type { LeftOut } from './left-out.ts';
import { unpackedStart } from './unpack.ts';

/** How an archive that has been listed gives its content. */
export interface Contents<Place> {
  readonly name: string;
  readonly catalogue: Catalogue<Place>;
  readonly left: LeftOut;
  /** The bytes from `start` to before `end`. Throws where the archive is damaged or locked. */
  open(listed: Listed<Place>, start: number, end: number): AsyncIterable<Uint8Array>;
  /** Where it breaks off. */
  readonly broken: string | undefined;
}

/** An archive seen through the same face as a folder. Files that cannot be unpacked are counted as unreadable. */
export function archiveFiles<Place>(contents: Contents<Place>, tools: Tools): Files {
  const { catalogue, left } = contents;
  const breathe = makeBreath(tools.signal);

  async function* read(path: string): AsyncGenerator<Uint8Array> {
    const found = catalogue.content(path);
    if (found) yield* guarded(path, contents.open(found, 0, found.size));
  }

  async function* guarded(path: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunks) {
        tools.signal.throwIfAborted();
        yield chunk;
      }
    } catch (error) {
      tools.signal.throwIfAborted();
      if (error instanceof CannotTell) throw error;
      left.unreadable(path);
    }
  }

  async function bytes(path: string, start: number, length: number): Promise<Buffer | undefined> {
    const found = catalogue.content(path);
    if (!found) return undefined;
    const end = Math.min(found.size, start + length);
    if (end <= start) return Buffer.alloc(0);
    const before = left.refusals();
    const got = await firstBytes(guarded(path, contents.open(found, start, end)), end - start);
    return got.length === 0 && left.refusals() > before ? undefined : got;
  }

  async function* walk(path = '', options: { readonly skip?: (folder: string) => boolean } = {}) {
    const stack = [(catalogue.children(path) ?? []).toReversed()];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const entry: FileEntry | undefined = top.pop();
      if (!entry) {
        stack.pop();
        continue;
      }
      await breathe();
      yield entry;
      if (entry.type === 'folder' && !options.skip?.(entry.path)) {
        stack.push((catalogue.children(entry.path) ?? []).toReversed());
      }
    }
  }

  return {
    name: contents.name,
    kind: 'archive',
    live: false,
    left: left.counts,
    read,
    bytes,
    walk,
    ...(contents.broken === undefined ? {} : { broken: contents.broken }),
    async text(path, most = TEXT_BYTES) {
      const content = await bytes(path, 0, most);
      return content && asText(content);
    },
    stat: async (path) => catalogue.entry(path),
    list: async (path) => catalogue.children(path),
    async unpack(path, most) {
      const start = await bytes(path, 0, 8);
      return start && unpackedStart(read(path), start, most);
    },
  };
}
