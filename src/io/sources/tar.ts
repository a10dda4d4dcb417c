import { extract, type Extract } from 'tar-stream';
import { type Budget } from './budget.ts';
import { asBuffer } from './peek.ts';

export interface TarMember {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The files of a tar archive in their order. Each has to be read, or passed over, before the next is asked for. */
export async function* tarMembers(bytes: AsyncIterable<Uint8Array>, budget: Budget): AsyncGenerator<TarMember> {
  // Latin-1 keeps the bytes of names as they are; a variable, because its types do not know the option.
  const options = { filenameEncoding: 'latin1', highWaterMark: 256 * 1024 };
  const archive = extract(options);
  const feeding = feed(bytes, archive);
  feeding.catch(() => undefined); // awaited below, once the members that came before are read
  try {
    for await (const entry of archive) {
      budget.member();
      const { name, type } = entry.header;
      if (type === 'file' || type === 'contiguous-file')
        yield { name: Buffer.from(name, 'latin1').toString('utf8'), bytes: entry as AsyncIterable<Uint8Array> };
      entry.resume();
    }
    await feeding;
  } finally {
    archive.destroy();
    await feeding.catch(() => undefined);
  }
}

/** Writes the archive into the parser, no faster than it is read. */
async function feed(bytes: AsyncIterable<Uint8Array>, archive: Extract): Promise<void> {
  try {
    for await (const chunk of bytes) {
      if (archive.destroyed) return;
      if (!archive.write(Buffer.from(asBuffer(chunk)))) await drained(archive);
    }
  } finally {
    // Also after damage: what came before it is still read.
    archive.end(null);
  }
}

function drained(archive: Extract): Promise<void> {
  return new Promise((resolve) => {
    archive.once('drain', () => resolve());
    archive.once('close', () => resolve());
  });
}
