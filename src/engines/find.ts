import type { Engine } from './engine.ts';
import { engines } from './index.gen.ts';

/** The engine of that id. */
export function engineById(id: string): Engine | undefined {
  return engines.find((engine) => engine.id === id);
}
