import { normalQuantile } from './normal.ts';
import { type Pert, pertQuantiles } from './pert.ts';

const CELLS = 4096;
const SHIFT = 20;
const FRACTION = 1 / (1 << SHIFT);

/** The quantiles of a distribution at 0/4096 … 4096/4096; drawn from by straight lines between them. */
export type Table = Float64Array;

/** The value of a table for 32 uniform bits. */
export function drawn(table: Table, bits: number): number {
  const cell = bits >>> SHIFT;
  const low = table[cell] ?? 0;
  return low + ((table[cell + 1] ?? low) - low) * ((bits & 0xfffff) * FRACTION);
}

/** How many numbers a table has. */
export const ROW = CELLS + 1;

/** The same for a table that begins at `from` in a longer array. */
export function drawnAmong(tables: Table, from: number, bits: number): number {
  const cell = from + (bits >>> SHIFT);
  const low = tables[cell] ?? 0;
  return low + ((tables[cell + 1] ?? low) - low) * ((bits & 0xfffff) * FRACTION);
}

/** A table that always gives the same. */
export function constantTable(value: number): Table {
  return new Float64Array(CELLS + 1).fill(value);
}

/** A PERT distribution as a table. */
export function pertTable(pert: Pert): Table {
  if (pert.low === pert.high) return constantTable(pert.mode);
  return pertQuantiles(pert, CELLS);
}

/** A PERT distribution of the logarithm, as a table of the values themselves; all three must be above zero. */
export function logPertTable(pert: Pert): Table {
  const { low, mode, high } = pert;
  const logs = pertTable({ ...pert, low: Math.log(low), mode: Math.log(mode), high: Math.log(high) });
  return logs.map((log) => Math.exp(log));
}

// Beyond the first and the last cell a straight line would cut the tail off.
const EDGE = 0.5 / CELLS;

/** The standard normal distribution as a table, its ends at 0.5/4096 of what lies beyond; see `drawnNormal`. */
export function normalTable(): Table {
  return Float64Array.from({ length: CELLS + 1 }, (_, at) =>
    normalQuantile(Math.min(Math.max(at / CELLS, EDGE), 1 - EDGE)),
  );
}

/** A standard normal draw: by table, in the outermost cells exactly. */
export function drawnNormal(table: Table, bits: number): number {
  const cell = bits >>> SHIFT;
  if (cell < 8 || cell >= CELLS - 8) return normalQuantile((bits + 0.5) / 4294967296);
  return drawn(table, bits);
}
