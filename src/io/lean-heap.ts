import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from growing the space for what is soon forgotten: a scan makes much of that, and took a third more memory
 * for a tenth less time.
 */
export function keepHeapLean(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
