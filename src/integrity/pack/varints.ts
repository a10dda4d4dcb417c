/** Collects whole numbers in as few bytes as they need, seven bits a byte. */
export interface VarintWriter {
  put(value: number): void;
  done(): Uint8Array;
}

export function makeVarintWriter(): VarintWriter {
  let bytes = Buffer.alloc(1024);
  let length = 0;
  return {
    put(value) {
      if (length + 5 > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
      let rest = value;
      while (rest > 0x7f) {
        bytes[length++] = (rest & 0x7f) | 0x80;
        rest >>>= 7;
      }
      bytes[length++] = rest;
    },
    done: () => bytes.subarray(0, length),
  };
}

/** Reads them again; throws a `RangeError` past the end, and at numbers above 32 bits. */
export function makeVarintReader(bytes: Uint8Array): { take(): number; readonly at: () => number } {
  let at = 0;
  return {
    at: () => at,
    take() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++];
        if (byte === undefined || scale > 2 ** 28) throw new RangeError('A number is broken.');
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) break;
      }
      if (value > 0xffffffff) throw new RangeError('A number leaves 32 bits.');
      return value;
    },
  };
}
