const MOST_KEPT = 20_000;

/** Counts what had to be left out, each path once. */
export interface LeftOut {
  unreadable(path: string): void;
  special(path: string): void;
  outside(path: string): void;
  readonly counts: () => { readonly unreadable: number; readonly special: number; readonly outsideLinks: number };
}

/** Starts counting. Beyond 20,000 paths of a kind the same path may count twice. */
export function countLeftOut(): LeftOut {
  const unreadable = counter();
  const special = counter();
  const outside = counter();
  return {
    unreadable: unreadable.add,
    special: special.add,
    outside: outside.add,
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
    count: () => seen.size + beyond,
  };
}
