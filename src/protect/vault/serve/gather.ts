/**
 * Does things together: what is asked for while the work before is under way waits, and then goes in one go. So one
 * transaction, or one line on the disk, serves many requests. All share one turn, since they share one connection.
 */
export interface Turn {
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function makeTurn(): Turn {
  let before: Promise<unknown> = Promise.resolve();
  return {
    alone(work) {
      const mine = before.then(work, work);
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}

interface Waiting<Item, Result> {
  readonly items: readonly Item[];
  done(results: readonly Result[]): void;
  fail(error: unknown): void;
}

/** `work` answers with one result for each item, in their order. */
export function gather<Item, Result>(
  turn: Turn,
  most: number,
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (items: readonly Item[]) => Promise<readonly Result[]> {
  let waiting: Waiting<Item, Result>[] = [];
  let isDue = false;

  function take(): readonly Waiting<Item, Result>[] {
    let count = 0;
    const some = waiting.filter(({ items }, at) => {
      count += items.length;
      return at === 0 || count <= most;
    });
    const taken = new Set(some);
    waiting = waiting.filter((one) => !taken.has(one));
    return some;
  }

  async function round(): Promise<void> {
    // Requests that came while the thread was busy are read first.
    await new Promise((done) => setImmediate(done));
    const some = take();
    isDue = waiting.length > 0;
    if (isDue) void turn.alone(round);
    try {
      const results = await work(some.flatMap(({ items }) => items));
      let at = 0;
      for (const { items, done } of some) {
        done(results.slice(at, at + items.length));
        at += items.length;
      }
    } catch (error) {
      for (const { fail } of some) fail(error);
    }
  }

  return (items) =>
    new Promise((done, fail) => {
      waiting.push({ items, done, fail });
      if (isDue) return;
      isDue = true;
      void turn.alone(round);
    });
}
