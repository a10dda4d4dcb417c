/** So much a minute, and never more than that at once. */
export interface Rate {
  /** Seconds to wait; 0 if it may go on, and then it was counted. */
  take(count: number): number;
}

/** A bucket that fills by itself. `now` is in milliseconds and never goes back. */
export function makeRate(perMinute: number, now: () => number): Rate {
  let left = perMinute;
  let then = now();
  return {
    take(count) {
      const at = now();
      left = Math.min(perMinute, left + ((at - then) * perMinute) / 60_000);
      then = at;
      // What is larger than the bucket can never be had at once.
      if (count > left) return Math.max(1, Math.ceil(((Math.min(count, perMinute) - left) * 60) / perMinute));
      left -= count;
      return 0;
    },
  };
}
