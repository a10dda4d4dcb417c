/** A file name's bytes as text. Bytes that are not UTF-8 become U+DC80 to U+DCFF, so that `bytesOf` can give them back. */
export function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd') || Buffer.from(text, 'utf8').equals(bytes)) return text;
  let name = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    name += length === 0 ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : bytes.toString('utf8', at, at + length);
    at += length === 0 ? 1 : length;
  }
  return name;
}

/** The length of the whole UTF-8 sequence at a place, 0 if there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const piece = bytes.subarray(at, at + length);
  return Buffer.from(piece.toString('utf8'), 'utf8').equals(piece) ? length : 0;
}

/** The bytes of a path that came from `nameOf`. */
export function bytesOf(path: string): Buffer {
  if (path.isWellFormed()) return Buffer.from(path, 'utf8');
  const pieces: Buffer[] = [];
  for (const character of path) {
    const code = character.codePointAt(0) ?? 0;
    pieces.push(code >= 0xdc80 && code <= 0xdcff ? Buffer.from([code - 0xdc00]) : Buffer.from(character, 'utf8'));
  }
  return Buffer.concat(pieces);
}

/** Sorts names by their UTF-8 bytes, as `LC_ALL=C ls` does, the same on every machine. */
export function byName(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const here = one.charCodeAt(at);
    const there = other.charCodeAt(at);
    if (here !== there) return rank(here) - rank(there);
  }
  return one.length - other.length;
}

/** UTF-16 puts surrogates before U+E000; UTF-8 puts what they stand for behind U+FFFF. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

const MOST_PARTS = 250;
const LONGEST = 4_096;

/**
 * A path below the root, without `.`, doubled slashes and slashes at the ends; `undefined` if it leaves the root by
 * `..`, holds a NUL, or is longer or deeper than file systems allow.
 */
export function inside(path: string): string | undefined {
  if (path === '' || path === '.') return '';
  if (path.length > LONGEST || path.includes('\0')) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length > MOST_PARTS || parts.includes('..')) return undefined;
  return parts.join('/');
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Where a link in `folder` leads, if that is below the root. */
export function linkInside(folder: string, target: string): string | undefined {
  if (target.startsWith('/')) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return inside(parts.join('/'));
}
