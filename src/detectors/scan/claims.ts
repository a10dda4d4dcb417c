/** Stretches of a stream that are taken, as far back as it matters. */
export interface Claims {
  add(start: number, end: number): void;
  overlaps(start: number, end: number): boolean;
  /** What ends before a place need not be known any more. */
  forget(before: number): void;
  clear(): void;
}

export function claimed(): Claims {
  let places = new Float64Array(512);
  let count = 0;
  return {
    add(start, end) {
      if (count * 2 + 2 > places.length) {
        const larger = new Float64Array(places.length * 2);
        larger.set(places);
        places = larger;
      }
      places[count * 2] = start;
      places[count * 2 + 1] = end;
      count++;
    },
    overlaps(start, end) {
      for (let at = 0; at < count * 2; at += 2) {
        if ((places[at] as number) < end && start < (places[at + 1] as number)) return true;
      }
      return false;
    },
    forget(before) {
      let kept = 0;
      for (let at = 0; at < count * 2; at += 2) {
        if ((places[at + 1] as number) <= before) continue;
        places[kept * 2] = places[at] as number;
        places[kept * 2 + 1] = places[at + 1] as number;
        kept++;
      }
      count = kept;
    },
    clear() {
      count = 0;
    },
  };
}
