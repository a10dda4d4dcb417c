const MOST_KEPT = 20_000;

/** Counts what had to be left out, each path once, and a folder instead of what was asked for inside it. */
export interface LeftOut {
  unreadable(path: string): void;
  special(path: string): void;
  outside(path: string): void;
  /** How often something was unreadable, the same path each time it was. */
  readonly refusals: () => number;
  readonly counts: () => { readonly unreadable: number; readonly special: number; readonly outsideLinks: number };
}

/** Starts counting. Beyond 20,000 paths of a kind the same path may count twice. */
export function countLeftOut(): LeftOut {
  const unreadable = counter();
  const special = counter();
  const outside = counter();
  let refusals = 0;
  return {
    unreadable(path) {
      refusals++;
      unreadable.add(path);
    },
    special: special.add,
    outside: outside.add,
    refusals: () => refusals,
    counts: () => ({ unreadable: unreadable.count(), special: special.count(), outsideLinks: outside.count() }),
  };
}

function counter(): { add(path: string): void; count(): number } {
  const seen = new Set<string>();
  let beyond = 0;
  return {
    add(path) {
      if (seen.size < MOST_KEPT) seen.add(path);
      else if (!seen.has(path)) beyond++;
    },
    count: () => [...seen].filter((path) => !liesInOneOf(path, seen)).length + beyond,
  };
}

function liesInOneOf(path: string, folders: ReadonlySet<string>): boolean {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    if (folders.has(path.slice(0, at))) return true;
  }
  return false;
}
