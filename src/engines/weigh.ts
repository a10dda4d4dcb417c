import type { Certainty } from '../core/report.ts';

/** Below this weight an engine is not worth telling. */
export const ENOUGH = 0.5;

/** Marks as independent witnesses: 1 minus the chance that all of them err. */
export function weigh(weights: readonly number[]): number {
  return 1 - weights.reduce((doubt, weight) => doubt * (1 - weight), 1);
}

export function certaintyOf(weight: number): Certainty {
  if (weight >= 0.9) return 'certain';
  return weight >= 0.7 ? 'firm' : 'tentative';
}
