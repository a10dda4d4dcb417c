import { setTimeout as sleep } from 'node:timers/promises';

/** Lets a few at once through, each at least `gap` milliseconds after the one before. */
export function makePace(atOnce: number, gap: () => number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  let next = 0;
  const waiting: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running++;
    const now = performance.now();
    const start = Math.max(now, next);
    next = start + gap();
    if (start > now) await sleep(start - now);
  }

  function leave(): void {
    const first = waiting.shift();
    if (first) first();
    else running--;
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
