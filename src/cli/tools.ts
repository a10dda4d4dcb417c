import type { Tools } from '../core/tools.ts';
import { kernelBytes } from '../io/kernel.ts';
import { makeLog } from '../io/log.ts';
import { drawProgress } from './progress.ts';

/** Clock, stop signal (Ctrl-C), log and progress of one run. `close` gives the terminal back. */
export function makeTools(flags: { readonly quiet?: boolean; readonly verbose?: boolean }): Tools & { close(): void } {
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
    // What does not listen is not waited for.
    setTimeout(() => process.exit(130), 1500).unref();
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const progress = drawProgress(flags.quiet === true);
  return {
    now: () => new Date(),
    signal: stop.signal,
    log: makeLog(flags.verbose ? 'debug' : flags.quiet ? 'error' : 'warn'),
    tell: progress.tell,
    kernel: kernelBytes,
    close() {
      progress.close();
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
