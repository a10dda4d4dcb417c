import { emptyMap, type Php } from './php-values.ts';

const DEEPEST = 40;
const MOST_VALUES = 200_000;

/**
 * A value that PHP's `serialize` wrote, as plain data: arrays and objects become maps without a prototype, references
 * become null. Text cut short, or anything else, is `undefined`. Never throws, and makes no objects of any class.
 */
export function serialized(text: string): Php {
  const bytes = Buffer.from(text, 'utf8'); // lengths of strings are counted in bytes
  const reader: Reader = { bytes, at: 0, left: MOST_VALUES };
  const value = readValue(reader, 0);
  return reader.at < 0 ? undefined : value;
}

interface Reader {
  readonly bytes: Buffer;
  /** Below 0 once the text turned out broken. */
  at: number;
  left: number;
}

function readValue(reader: Reader, depth: number): Php {
  const { bytes } = reader;
  if (reader.at < 0 || depth > DEEPEST || --reader.left < 0) return broken(reader);
  const kind = String.fromCharCode(bytes[reader.at] ?? 0);
  if (kind === 'N') return skip(reader, 'N;') ? null : broken(reader);
  reader.at += 1;
  if (!skip(reader, ':')) return broken(reader);
  switch (kind) {
    case 'b':
      return until(reader, ';') === '1';
    case 'i':
    case 'd':
      return toNumber(until(reader, ';'));
    case 'r':
    case 'R':
      until(reader, ';');
      return null;
    case 's': {
      const value = readString(reader);
      return skip(reader, ';') ? value : broken(reader);
    }
    case 'a':
      return readMap(reader, depth);
    case 'O':
      readString(reader);
      return skip(reader, ':') ? readMap(reader, depth) : broken(reader);
    default:
      return broken(reader);
  }
}

function readString(reader: Reader): string | undefined {
  const length = Number(until(reader, ':'));
  const start = reader.at + 1;
  if (!Number.isInteger(length) || length < 0 || start + length >= reader.bytes.length || !skip(reader, '"'))
    return broken(reader);
  reader.at = start + length;
  return skip(reader, '"') ? reader.bytes.toString('utf8', start, start + length) : broken(reader);
}

function readMap(reader: Reader, depth: number): Php {
  const size = Number(until(reader, ':'));
  if (!Number.isInteger(size) || size < 0 || !skip(reader, '{')) return broken(reader);
  const map = emptyMap();
  for (let index = 0; index < size && reader.at >= 0; index++) {
    const key = readValue(reader, depth + 1);
    const value = readValue(reader, depth + 1);
    if (typeof key === 'string' || typeof key === 'number') map[plainKey(String(key))] = value;
  }
  return skip(reader, '}') ? map : broken(reader);
}

/** Private and protected properties carry their class between NUL bytes. */
function plainKey(key: string): string {
  return key.startsWith('\0') ? key.slice(key.lastIndexOf('\0') + 1) : key;
}

function until(reader: Reader, end: string): string {
  if (reader.at < 0) return '';
  const stop = reader.bytes.indexOf(end, reader.at);
  if (stop < 0 || stop - reader.at > 40) {
    broken(reader);
    return '';
  }
  const text = reader.bytes.toString('latin1', reader.at, stop);
  reader.at = stop + 1;
  return text;
}

function skip(reader: Reader, expected: string): boolean {
  if (reader.at < 0 || reader.bytes.toString('latin1', reader.at, reader.at + expected.length) !== expected)
    return false;
  reader.at += expected.length;
  return true;
}

function toNumber(text: string): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : undefined;
}

function broken(reader: Reader): undefined {
  reader.at = Number.NEGATIVE_INFINITY;
  return undefined;
}
