import { readFileSync } from 'node:fs';
import { kernelPass } from '../detectors/scan/kernel.ts';
import type { MakePass } from '../detectors/scan/scanner.ts';

/**
 * The fast first pass of the scanner (kernel/scan.wasm, beside src/ and dist/ alike); nothing where the file is missing or
 * the machine has no SIMD, and then the scanner takes its plain one.
 */
export function loadKernel(): MakePass | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(new URL('../../kernel/scan.wasm', import.meta.url));
  } catch {
    return undefined;
  }
  return kernelPass(bytes);
}
