import {
  closeSync,
  constants,
  createReadStream,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { plural } from '../../core/text.ts';
import type { Tools } from '../../core/tools.ts';
import type { Left, Source } from '../../scan/source.ts';
import { folderFiles } from '../files/folder.ts';
import { bytesOf } from '../files/names.ts';
import { makeBreath } from '../files/breath.ts';
import { makeBudget } from './budget.ts';
import { explode } from './explode.ts';

const CHUNK = 1024 * 1024;
// Never waits for a pipe that was put in the place of a file in the meantime.
const READ = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
/** Standard input has no size; what is packed in it may unpack to so much. */
const STREAM_BYTES = 64 * 1024 ** 3;

/** A file that is to be read, as the user would name it. */
export interface Found {
  readonly path: string;
  readonly file: string;
  readonly size: number;
  /** Else a pipe or a device, which ends when its writer does and can be read only once. */
  readonly isFile: boolean;
}

/** Every file at and below the paths, in the same order each time; links are not followed. `-` is passed over. */
export async function* filesAt(
  paths: readonly string[],
  leave: (left: Left) => void,
  tools: Tools,
): AsyncGenerator<Found> {
  for (const path of paths) {
    const seen = path === '-' ? undefined : seenAt(path);
    if (!seen) continue;
    if (!seen.isDirectory()) {
      // What a pipe stands for has no path of its own.
      yield { path, file: seen.isFile() ? realpathSync(path) : path, size: seen.size, isFile: seen.isFile() };
      continue;
    }
    const root = realpathSync(path);
    const files = folderFiles(root, path, tools);
    for await (const entry of files.walk(''))
      if (entry.type === 'file')
        yield { path: join(path, entry.path), file: join(root, entry.path), size: entry.size, isFile: true };
    const { unreadable, special } = files.left();
    if (unreadable > 0) leave({ path, inside: '', why: `${unreadable} files or folders in it may not be read.` });
    if (special > 0)
      leave({
        path,
        inside: '',
        why: `${plural(special, 'pipe, socket or device', 'pipes, sockets or devices')} in it: not read.`,
      });
  }
}

function seenAt(path: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    throw new UserError(`There is nothing at "${path}", or it may not be read.`, {
      hint: 'Give files, folders, or - for standard input.',
      cause,
    });
  }
}

/** What a file is made of: itself, or what is packed in it. */
export function sourcesIn(found: Found, leave: (left: Left) => void, tools: Tools): AsyncGenerator<Source> {
  const at = { path: found.path, inside: '', name: found.path, depth: 0, leave };
  if (!found.isFile) return explode(createReadStream(found.file), { ...at, budget: makeBudget(0, STREAM_BYTES) });
  return explode(chunksOf(found, tools), { ...at, file: found.file, budget: makeBudget(found.size) });
}

/** The same for standard input. */
export function sourcesInStream(bytes: AsyncIterable<Uint8Array>, leave: (left: Left) => void): AsyncGenerator<Source> {
  return explode(bytes, { path: '-', inside: '', name: '', depth: 0, budget: makeBudget(0, STREAM_BYTES), leave });
}

/** Always the same buffer: a chunk is gone when the next one is asked for. */
async function* chunksOf({ file, size }: Found, tools: Tools): AsyncGenerator<Uint8Array> {
  const breathe = makeBreath(tools.signal);
  const handle = openSync(bytesOf(file), READ);
  try {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, size + 1));
    for (;;) {
      const pause = breathe();
      if (pause) await pause;
      const count = readSync(handle, buffer, 0, buffer.length, null);
      if (count === 0) return;
      yield buffer.subarray(0, count);
    }
  } finally {
    closeSync(handle);
  }
}
