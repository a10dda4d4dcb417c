/** Writes numbers bit by bit, the highest bit first. */
export interface BitWriter {
  put(value: number, bits: number): void;
  unary(count: number): void;
  done(): Uint8Array;
}

export function makeBitWriter(): BitWriter {
  let bytes = Buffer.alloc(1024);
  let at = 0;
  function bit(one: number): void {
    if (at >> 3 >= bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
    if (one) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
    at++;
  }
  return {
    put(value, bits) {
      for (let index = bits - 1; index >= 0; index--) bit((value >>> index) & 1);
    },
    unary(count) {
      for (let index = 0; index < count; index++) bit(1);
      bit(0);
    },
    done: () => bytes.subarray(0, (at + 7) >> 3),
  };
}

/** Reads what a `BitWriter` wrote; past the end it throws a `RangeError`. */
export interface BitReader {
  take(bits: number): number;
  unary(): number;
}

export function makeBitReader(bytes: Uint8Array): BitReader {
  const end = bytes.length * 8;
  let at = 0;
  return {
    take(bits) {
      if (at + bits > end) throw new RangeError('The bits end early.');
      let value = 0;
      for (let left = bits; left > 0;) {
        const rest = 8 - (at & 7);
        const some = Math.min(rest, left);
        value = value * 2 ** some + (((bytes[at >> 3] ?? 0) >> (rest - some)) & (2 ** some - 1));
        at += some;
        left -= some;
      }
      return value;
    },
    unary() {
      let count = 0;
      for (;;) {
        if (at >= end) throw new RangeError('The bits end early.');
        // Ones up to the end of this byte, counted at once.
        const ones = Math.min(8 - (at & 7), Math.clz32(~((bytes[at >> 3] ?? 0) << (24 + (at & 7)))));
        count += ones;
        at += ones;
        if ((at & 7) === 0 && ones > 0) continue;
        at++;
        return count;
      }
    },
  };
}

/** How many low bits of a step are written as they are, where `count` numbers are spread evenly over 32 bits. */
export function riceBits(count: number): number {
  return count === 0 ? 0 : Math.max(0, Math.min(31, Math.floor(Math.log2((2 ** 32 / count) * Math.LN2))));
}

/** Sorted 32-bit numbers as steps in Rice's code: about 1.5 bits above the logarithm of the mean step for each. */
export function putSorted(numbers: Uint32Array): Uint8Array {
  const bits = riceBits(numbers.length);
  const writer = makeBitWriter();
  let before = 0;
  for (const number of numbers) {
    const step = number - before;
    writer.unary(Math.floor(step / 2 ** bits));
    writer.put(step % 2 ** bits, bits);
    before = number;
  }
  return writer.done();
}

/** The numbers again. Throws a `RangeError` where they are too few or leave 32 bits. */
export function takeSorted(bytes: Uint8Array, count: number): Uint32Array {
  const bits = riceBits(count);
  const reader = makeBitReader(bytes);
  const numbers = new Uint32Array(count);
  let value = 0;
  for (let index = 0; index < count; index++) {
    value += reader.unary() * 2 ** bits + reader.take(bits);
    if (value > 0xffffffff) throw new RangeError('A number leaves 32 bits.');
    numbers[index] = value;
  }
  return numbers;
}
