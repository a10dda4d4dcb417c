import type { At } from '../../src/core/check.ts';
import type { ExposedLook, ExposedPlace } from '../../src/audit/facts/exposed.ts';

/** Made-up facts for the tests of the checks of exposed places. */
export const at: At = { now: new Date('2026-11-23T00:00:00Z') };

export function answered(check: string, path: string): ExposedPlace {
  return { check, path, url: `https://shop.example${path}`, status: 200, because: 'It tells too much.' };
}

export function settled(...checks: readonly string[]): ExposedLook {
  return { asked: 80, settled: checks };
}

export const stopped: ExposedLook = {
  asked: 3,
  settled: [],
  trouble: 'The store turned the questions away.',
  why: 'no-access',
};
