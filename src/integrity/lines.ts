const LF = 10;

/**
 * Calls `see` for every line that is not empty; white space at its ends does not count. The 32-bit hash only tells
 * which lines of a changed file are worth showing: nothing is ever taken for known because of it.
 */
export function eachLine(bytes: Uint8Array, see: (hash: number, number: number, start: number, end: number) => void) {
  let number = 0;
  let start = 0;
  while (start < bytes.length) {
    number++;
    let end = bytes.indexOf(LF, start);
    if (end < 0) end = bytes.length;
    let first = start;
    let last = end;
    while (first < last && isBlank(bytes[first])) first++;
    while (last > first && isBlank(bytes[last - 1])) last--;
    if (last > first) see(hashOf(bytes, first, last), number, first, last);
    start = end + 1;
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13);
}

/** FNV-1a with the last step of MurmurHash3, which spreads it over all 32 bits. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The hashes of all lines of a text, for patches and the like. */
export function lineHashes(text: string): readonly number[] {
  const hashes: number[] = [];
  eachLine(Buffer.from(text), (hash) => hashes.push(hash));
  return hashes;
}
