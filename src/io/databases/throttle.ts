import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps a scan from getting in the way of the store: goes at full speed only while nobody else is asking. */
export interface Throttle {
  /** Rows that the next page may have. */
  readonly pageRows: () => number;
  /** To be called after each page, with how long the server needed for it: while the store is at work, most of the time nothing is done. */
  rest(milliseconds: number): Promise<void>;
}

const LOOK_EACH = 1_000;
/** Statements of others, in a second, from which on the store counts as at work. */
const BUSY = 20;
const SHARE_WHEN_BUSY = 0.2;
const ROWS = { idle: 10_000, busy: 1_000 } as const;
/** A page that takes so much longer than the quickest one means that the server has no time for us. */
const SLOW = 3;
const LONGEST_REST = 2_000;

/**
 * `others` counts statements that were not ours since the server began; `undefined` where that cannot be told. `settled`
 * is after how many milliseconds its count can be relied on; until then the store counts as at work.
 */
export function makeThrottle(
  others: () => Promise<number | undefined>,
  signal: AbortSignal,
  settled: number = LOOK_EACH,
): Throttle {
  let busy = true;
  let known = false;
  let looked = Number.NEGATIVE_INFINITY;
  let last: number | undefined;
  let best = Number.POSITIVE_INFINITY;
  let rested = performance.now();

  async function look(): Promise<void> {
    const since = performance.now() - looked;
    if (since < (known ? LOOK_EACH : settled)) return;
    const count = await others().catch(() => undefined);
    if (count === undefined) busy = false;
    else if (last !== undefined) {
      busy = ((count - last) * 1000) / since > BUSY;
      known = true;
    }
    last = count;
    looked = performance.now();
  }

  return {
    pageRows: () => (busy ? ROWS.busy : ROWS.idle),
    async rest(milliseconds) {
      signal.throwIfAborted();
      const each = milliseconds / (busy ? ROWS.busy : ROWS.idle);
      const slow = each > best * SLOW;
      best = Math.min(best, each);
      await look();
      if (busy) {
        const share = slow ? SHARE_WHEN_BUSY / 2 : SHARE_WHEN_BUSY;
        // What was done with the last page took the processor too, which may be the store's.
        const worked = Math.max(milliseconds, performance.now() - rested);
        await sleep(Math.min(LONGEST_REST, worked * (1 / share - 1)), undefined, { signal });
      }
      rested = performance.now();
    },
  };
}
