const NEWLINE = 10;
const TAB = 9;

/**
 * What stands behind `key` and a tab in a file whose lines are sorted by their keys, byte by byte; found by halving, so
 * that nothing else is read. `undefined` if there is no such line.
 */
export function lineOf(file: Buffer, key: string): string | undefined {
  const wanted = Buffer.from(key);
  let low = 0;
  let high = file.length;
  while (low < high) {
    const start = lineStart(file, low, (low + high) >> 1);
    const end = lineEnd(file, start);
    const tab = file.subarray(start, end).indexOf(TAB);
    const order = Buffer.compare(file.subarray(start, tab < 0 ? end : start + tab), wanted);
    if (order === 0) return tab < 0 ? undefined : file.toString('utf8', start + tab + 1, end);
    if (order < 0) low = end + 1;
    else high = start;
  }
  return undefined;
}

function lineStart(file: Buffer, least: number, at: number): number {
  const before = at === 0 ? -1 : file.lastIndexOf(NEWLINE, at - 1);
  return Math.max(least, before + 1);
}

function lineEnd(file: Buffer, from: number): number {
  const end = file.indexOf(NEWLINE, from);
  return end < 0 ? file.length : end;
}
