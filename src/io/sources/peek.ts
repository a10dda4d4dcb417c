/** A stream whose first bytes have been seen already. */
export interface Peeked {
  readonly head: Buffer;
  /** All of it, the head included. Closes what it reads from when it is left early. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

const ENOUGH = 8 * 1024;

/** Reads until 8 KiB are there, or the stream has ended. */
export async function peek(bytes: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let ended = false;
  while (head.length < ENOUGH && !ended) {
    const step = await iterator.next();
    if (step.done === true) ended = true;
    // Joining copies: the chunk itself may be overwritten by the next.
    else head = head.length === 0 && step.value.length >= ENOUGH ? asBuffer(step.value) : joined(head, step.value);
  }
  return { head, bytes: whole(head, iterator, ended) };
}

async function* whole(head: Buffer, rest: AsyncIterator<Uint8Array>, ended: boolean): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    if (ended) return;
    for (;;) {
      const step = await rest.next();
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    await rest.return?.();
  }
}

function joined(head: Buffer, chunk: Uint8Array): Buffer {
  return Buffer.concat([head, chunk]);
}

/** The same bytes, without a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
