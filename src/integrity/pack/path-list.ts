/** Paths in the order of their bytes, each ended by NUL: found by halving, kept as the bytes that they are. */
export interface PathList {
  /** The number of a path; below 0 if it is not there. */
  find(path: string): number;
  hasFolder(folder: string): boolean;
  all(): Iterable<string>;
}

/** Throws a `RangeError` if they are not `count`, or not sorted. */
export function makePathList(bytes: Buffer, count: number): PathList {
  const starts = new Uint32Array(count + 1);
  let at = 0;
  for (let index = 0; index < count; index++) {
    const end = bytes.indexOf(0, at);
    if (end < 0) throw new RangeError('There are fewer paths than were told.');
    const from = starts[index - 1] ?? 0;
    if (index > 0 && bytes.compare(bytes, at, end, from, at - 1) >= 0)
      throw new RangeError('The paths are not sorted.');
    at = end + 1;
    starts[index + 1] = at;
  }
  if (at !== bytes.length) throw new RangeError('There are more paths than were told.');

  function firstNotBelow(wanted: Buffer): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bytes.compare(wanted, 0, wanted.length, starts[middle], (starts[middle + 1] ?? 0) - 1) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  const pathAt = (index: number): string => bytes.toString('utf8', starts[index], (starts[index + 1] ?? 1) - 1);
  // A file is asked for several times in a row.
  let last = { path: '', index: -1 };
  return {
    find(path) {
      if (last.path === path) return last.index;
      const wanted = Buffer.from(path);
      const found = firstNotBelow(wanted);
      const same =
        found < count && bytes.compare(wanted, 0, wanted.length, starts[found], (starts[found + 1] ?? 0) - 1) === 0;
      last = { path, index: same ? found : -1 };
      return last.index;
    },
    hasFolder(folder) {
      const index = firstNotBelow(Buffer.from(`${folder}/`));
      return index < count && pathAt(index).startsWith(`${folder}/`);
    },
    *all() {
      for (let index = 0; index < count; index++) yield pathAt(index);
    },
  };
}
