/**
 * A range with a most likely value. `modified` (the default): the beta distribution with alpha = 1 + shape × (mode -
 * low) / range (as mc2d and TensorFlow have it); `classic`: the one whose standard deviation is a sixth of the range
 * (as pyfair has it). With shape 4 both have the same mean, and different tails.
 */
export interface Pert {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly form?: 'modified' | 'classic';
  /** Of the modified form; 4 if absent. */
  readonly shape?: number;
}

/** The mean: (low + shape × mode + high) / (shape + 2). */
export function pertMean({ low, mode, high, form, shape = 4 }: Pert): number {
  const weight = form === 'classic' ? 4 : shape;
  return (low + weight * mode + high) / (weight + 2);
}

function exponents(pert: Pert): { readonly alpha: number; readonly beta: number } {
  const { low, mode, high, form, shape = 4 } = pert;
  const range = high - low;
  if (form !== 'classic')
    return { alpha: 1 + (shape * (mode - low)) / range, beta: 1 + (shape * (high - mode)) / range };
  const mean = (pertMean(pert) - low) / range;
  const both = 36 * mean * (1 - mean) - 1;
  return { alpha: mean * both, beta: (1 - mean) * both };
}

const STEPS = 2048;

/**
 * The quantiles at 0/cells … cells/cells. The beta density is summed up (Simpson) over an angle whose squared sine is
 * the value, where it has no poles for exponents of a half and more, and the sum is read backwards.
 */
export function pertQuantiles(pert: Pert, cells: number): Float64Array {
  const { alpha, beta } = exponents(pert);
  const sums = summed(2 * alpha - 1, 2 * beta - 1);
  const whole = sums[STEPS] ?? 1;
  const quantiles = new Float64Array(cells + 1);
  let step = 0;
  for (let cell = 0; cell <= cells; cell++) {
    const wanted = (whole * cell) / cells;
    while (step < STEPS - 1 && (sums[step + 1] ?? whole) < wanted) step++;
    const before = sums[step] ?? 0;
    const after = sums[step + 1] ?? whole;
    const part = after > before ? Math.min((wanted - before) / (after - before), 1) : 0;
    const sine = Math.sin(((step + part) / STEPS) * (Math.PI / 2));
    quantiles[cell] = pert.low + (pert.high - pert.low) * sine * sine;
  }
  return quantiles;
}

function summed(sines: number, cosines: number): Float64Array {
  const width = Math.PI / 2 / STEPS;
  const density = (angle: number): number => Math.sin(angle) ** sines * Math.cos(angle) ** cosines;
  const sums = new Float64Array(STEPS + 1);
  let before = density(0);
  for (let step = 0; step < STEPS; step++) {
    const middle = density((step + 0.5) * width);
    const after = step === STEPS - 1 ? 0 : density((step + 1) * width);
    sums[step + 1] = (sums[step] ?? 0) + (before + 4 * middle + after) / 6;
    before = after;
  }
  return sums;
}
