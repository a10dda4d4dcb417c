import { setImmediate } from 'node:timers/promises';

const SLICE_MILLISECONDS = 12;

/** Lets the rest of the program (and Ctrl-C) have its turn while many small synchronous steps are made. */
export function makeBreath(signal: AbortSignal): () => Promise<void> | undefined {
  let last = performance.now();
  async function breathe(): Promise<void> {
    await setImmediate();
    signal.throwIfAborted();
    last = performance.now();
  }
  return () => (performance.now() - last < SLICE_MILLISECONDS ? undefined : breathe());
}
