import type { Tools } from '../core/tools.ts';
import { makeLog } from '../io/log.ts';
import { drawProgress } from './progress.ts';

/**
 * The tools of a command that runs until it is told to stop: the first Ctrl-C or SIGTERM lets it finish what is under
 * way, the second one ends it at once.
 */
export function makeLastingTools(flags: {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}): Tools & { close(): void } {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const progress = drawProgress(flags.quiet === true);
  return {
    now: () => new Date(),
    signal: stop.signal,
    log: makeLog(flags.verbose ? 'debug' : flags.quiet ? 'error' : 'warn'),
    tell: progress.tell,
    close() {
      progress.close();
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
