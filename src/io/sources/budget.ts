/** What may come out of one file, so that a small archive cannot keep us busy for ever. */
export interface Budget {
  /** Counts bytes that were unpacked. Throws `Refused` once they are too many. */
  take(bytes: number): void;
  /** Counts a member of an archive. */
  member(): void;
}

/** An archive that is not read any further, by our own decision. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export const DEEPEST = 8;
/** Honest logs and dumps pack to a two-hundredth at best. */
const RATIO = 1_000;
const ALWAYS = 1024 ** 3;
const MOST_MEMBERS = 2_000_000;

export function makeBudget(packed: number, always = ALWAYS): Budget {
  const most = Math.max(always, packed * RATIO);
  let taken = 0;
  let members = 0;
  return {
    take(bytes) {
      taken += bytes;
      if (taken > most) throw new Refused('It unpacks to more than a thousand times its size; the rest was not read.');
    },
    member() {
      if (++members > MOST_MEMBERS) throw new Refused('It holds more than two million members; the rest was not read.');
    },
  };
}
