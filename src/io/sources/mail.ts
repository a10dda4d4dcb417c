import PostalMime from 'postal-mime';
import { asBuffer } from './peek.ts';

/** One part of a message, decoded. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MOST_MESSAGE = 32 * 1024 ** 2;
const FROM = Buffer.from('\nFrom ');

/** A message as it stands in a mailbox. */
export interface Message {
  readonly bytes: Buffer;
  /** It is longer than what is read of it. */
  readonly cut: boolean;
}

/** The messages of a mailbox (RFC 4155), one after the other; of a longer one only the first 32 MiB. */
export async function* messagesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  let held: Buffer = Buffer.alloc(0);
  let searched = 0;
  // What comes now is the rest of a message of which the first part was given.
  let rest = false;
  for await (const chunk of bytes) {
    held = Buffer.concat([held, asBuffer(chunk)]);
    for (let next = boundary(held, searched); next >= 0; next = boundary(held, 0)) {
      if (!rest) yield begun(held.subarray(0, next));
      rest = false;
      held = Buffer.from(held.subarray(next));
    }
    searched = Math.max(0, held.length - FROM.length);
    // Of what is too long only the end is kept, in which the next message may begin.
    if (held.length > MOST_MESSAGE * 2) {
      if (!rest) yield begun(held);
      rest = true;
      held = Buffer.from(held.subarray(searched));
      searched = 0;
    }
  }
  if (held.length > 0 && !rest) yield begun(held);
}

function begun(message: Buffer): Message {
  return { bytes: message.subarray(0, MOST_MESSAGE), cut: message.length > MOST_MESSAGE };
}

/** Where the next message begins. */
function boundary(held: Buffer, from: number): number {
  const at = held.indexOf(FROM, from);
  return at < 0 ? -1 : at + 1;
}

/** A message's header lines, texts and attachments, decoded from base64 and quoted-printable. */
export async function partsOf(message: Buffer): Promise<readonly Part[]> {
  const start = message.subarray(0, 5).toString('latin1') === 'From ' ? message.indexOf('\n') + 1 : 0;
  const mail = await PostalMime.parse(message.subarray(start), {
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: 64,
    maxHeadersSize: 1024 ** 2,
  });
  const headers = mail.headers.map(({ originalKey, value }) => `${originalKey}: ${value}`).join('\n');
  const parts: Part[] = [{ name: 'headers', bytes: Buffer.from(headers) }];
  if (mail.text) parts.push({ name: 'text', bytes: Buffer.from(mail.text) });
  // Where there is no plain text of its own, or another one, the page may say more.
  if (mail.html) parts.push({ name: 'html', bytes: Buffer.from(mail.html) });
  mail.attachments.forEach(({ filename, content }, index) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    parts.push({ name: filename ?? `attachment ${index + 1}`, bytes });
  });
  return parts;
}
