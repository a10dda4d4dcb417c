import { readFileSync } from 'node:fs';
import { kernelPass } from '../detectors/scan/kernel.ts';
import type { MakePass } from '../detectors/scan/scanner.ts';

/** The fast first pass of the scanner (kernel/scan.wasm, beside src/ and dist/ alike); nothing where the file is missing. */
export function kernelBytes(): Uint8Array | undefined {
  try {
    return readFileSync(new URL('../../kernel/scan.wasm', import.meta.url));
  } catch {
    return undefined;
  }
}

/** The same, ready to use; nothing either where the machine has no SIMD, and then the scanner takes its plain one. */
export function loadKernel(): MakePass | undefined {
  const bytes = kernelBytes();
  return bytes === undefined ? undefined : kernelPass(bytes);
}
