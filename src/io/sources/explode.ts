import type { Left, Source } from '../../scan/source.ts';
import { inner } from '../../scan/source.ts';
import { type Budget, DEEPEST, Refused } from './budget.ts';
import { messagesIn, partsOf } from './mail.ts';
import { isOffice, isOfficeText, officeText } from './office.ts';
import { pdfText } from './pdf.ts';
import { peek, type Peeked } from './peek.ts';
import { type Content, sniff } from './sniff.ts';
import { tarMembers } from './tar.ts';
import { type Packed, unpacked } from './unpack.ts';
import { type ZipMember, zipMembers, zipMembersIn } from './zip.ts';

/** Where a stream stands, and what it may still become. */
export interface At {
  readonly path: string;
  readonly inside: string;
  /** Of the innermost member, for what only a name can tell. */
  readonly name: string;
  /** The file on disk that holds exactly these bytes, if there is one. */
  readonly file?: string;
  readonly depth: number;
  readonly budget: Budget;
  readonly leave: (left: Left) => void;
}

/** What a stream is made of: itself, or all that is packed in it, down to a depth of eight. */
export async function* explode(bytes: AsyncIterable<Uint8Array>, at: At): AsyncGenerator<Source> {
  try {
    const peeked = await peek(bytes);
    yield* opened(peeked, sniff(peeked.head, at.name), at);
  } catch (error) {
    const why = reasonOf(error);
    if (why === undefined) throw error;
    at.leave({ path: at.path, inside: at.inside, why });
  }
}

async function* opened(peeked: Peeked, content: Content, at: At): AsyncGenerator<Source> {
  if (content === 'plain' || content === 'dump')
    return yield {
      path: at.path,
      inside: at.inside,
      form: content === 'dump' ? 'dump' : 'bytes',
      bytes: guarded(peeked.bytes, at),
    };
  if (at.depth >= DEEPEST) throw new Refused('It is packed more than eight times over, and was not read.');
  if (content === 'locked') throw new Refused('Archives of the kinds 7z and rar are not read; unpack it first.');
  if (content === 'sqlite' || content === 'pages')
    throw new Refused('It is the file of a database, whose pages are not read; scan the database with --db.');
  const below = { ...at, depth: at.depth + 1 };
  if (content === 'zip') return yield* zip(peeked, below);
  const { file: _file, ...packed } = below;
  if (content === 'tar') return yield* tar(peeked, packed);
  if (content === 'pdf') return yield* asBytes(pdfText(peeked.bytes), packed);
  if (content === 'mail') return yield* mails(peeked, packed, false);
  if (content === 'mbox') return yield* mails(peeked, packed, true);
  yield* single(peeked, content, packed);
}

/** One compressed stream without a name of its own. */
function single(peeked: Peeked, how: Packed, at: At): AsyncGenerator<Source> {
  const name = at.name.replace(/\.(?:gz|gzip|zst|zstd|bz2|xz|tgz)$/i, '');
  return explode(unpacked(peeked.bytes, how, at.budget), { ...at, name });
}

async function* zip(peeked: Peeked, at: At): AsyncGenerator<Source> {
  const { file, ...rest } = at;
  for await (const member of file === undefined ? zipMembersIn(peeked.bytes, at.budget) : zipMembers(file, at.budget)) {
    const here = { ...rest, inside: inner(at.inside, member.name), name: member.name };
    if (member.locked) at.leave({ path: at.path, inside: here.inside, why: 'It is locked with a password.' });
    else yield* zipMember(member, here);
  }
}

async function* zipMember(member: ZipMember & { readonly names: readonly string[] }, at: At): AsyncGenerator<Source> {
  if (isOffice(member.names) && isOfficeText(member.name)) yield* asBytes(officeText(member.bytes), at);
  else yield* explode(member.bytes, at);
}

async function* tar(peeked: Peeked, at: At): AsyncGenerator<Source> {
  for await (const { name, bytes } of tarMembers(peeked.bytes, at.budget))
    yield* explode(bytes, { ...at, inside: inner(at.inside, name), name });
}

async function* mails(peeked: Peeked, at: At, many: boolean): AsyncGenerator<Source> {
  let number = 0;
  for await (const message of messagesIn(peeked.bytes)) {
    number += 1;
    const inside = many ? inner(at.inside, `message ${number}`) : at.inside;
    if (message.cut)
      at.leave({
        path: at.path,
        inside,
        why: 'It is a message of more than 32 MiB; what stands behind its first 32 MiB was not read.',
      });
    for (const part of await partsOf(message.bytes)) {
      at.budget.member();
      const here = { ...at, inside: inner(inside, part.name), name: part.name };
      if (part.name === 'headers') yield* asBytes(once(part.bytes), here);
      else yield* explode(once(part.bytes), here);
    }
  }
}

/** Text that was already taken out of its wrapping. */
function* asBytes(bytes: AsyncIterable<Uint8Array>, at: At): Generator<Source> {
  yield { path: at.path, inside: at.inside, form: 'bytes', bytes: guarded(bytes, at) };
}

/** A stream that ends where it breaks, and has it noted. */
async function* guarded(bytes: AsyncIterable<Uint8Array>, at: At): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    const why = reasonOf(error);
    if (why === undefined) throw error;
    at.leave({ path: at.path, inside: at.inside, why });
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Why a stream could not be read to its end; `undefined` for what is our own mistake. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof Refused) return error.message;
  if (!(error instanceof Error) || error.name === 'AbortError') return undefined;
  if ('syscall' in error && 'code' in error) return `It cannot be read (${String(error.code)}).`;
  if (error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError) return undefined;
  return 'It is damaged or cut off; what stands behind the break was not read.';
}
