import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_MILLISECONDS = 40;
const MOST_BYTES = 50 * 1024 * 1024;

/**
 * Has garbage collected early: rows come and go by the million here, and left alone V8 would let hundreds of megabytes
 * of them gather before it looks. Costs no time that can be measured.
 */
export function staySmall(): void {
  setFlagsFromString('--max-semi-space-size=2'); // megabytes; by default three times 16
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // what the flag exposes
  setInterval(() => {
    if (getHeapStatistics().used_heap_size > MOST_BYTES) collect();
  }, EVERY_MILLISECONDS).unref();
}
