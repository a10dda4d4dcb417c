import type { Progress } from '../core/tools.ts';

/** Draws what is going on into one line of the terminal; silent where stderr is none. */
export function drawProgress(quiet: boolean): { tell(progress: Progress): void; close(): void } {
  if (quiet || !process.stderr.isTTY) return { tell() {}, close() {} };
  const running = new Map<string, string>();
  let counts = '';
  let last = 0;
  const draw = (): void => {
    const now = performance.now();
    if (now - last < 80) return;
    last = now;
    const words = [...running.values()][0] ?? '';
    const line = `${words}${counts}`.slice(0, (process.stderr.columns ?? 80) - 1);
    process.stderr.write(`\r\u001b[2K${line}`);
  };
  return {
    tell(progress) {
      if (progress.what === 'probe') {
        if (progress.state === 'began') running.set(progress.id, progress.title);
        else running.delete(progress.id);
      } else {
        const of = progress.of === undefined ? '' : ` of ${progress.of.toLocaleString('en-GB')}`;
        counts = ` (${progress.done.toLocaleString('en-GB')}${of} ${progress.what})`;
      }
      draw();
    },
    close() {
      process.stderr.write('\r\u001b[2K');
    },
  };
}
