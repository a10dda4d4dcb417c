import { drawAt, keyOf } from './chance/streams.ts';
import { drawn, logPertTable, pertTable, type Table } from './chance/tables.ts';
import type { Exposure } from './exposure.ts';
import { type LossFact, numberOf } from './fact.ts';
import { type Scenario, scenarios } from './scenarios.ts';

/** The weight of the second, third … hazard against the one before: they come together in the same shops. */
const DAMPING = 0.7;
/** Of intrusions, a year. */
const MOST_INTRUSIONS = 2;

/** Rates of the scenarios by their place in `scenarios`, in each of many readings of what is not known. */
export type Readings = readonly Float32Array[];

interface Drawn {
  readonly key: number;
  readonly table: Table;
}

export interface FrequencyOptions {
  readonly seed: number;
  readonly exposure: Exposure;
  /** The fact of the platform's base rate. */
  readonly base: string;
  readonly fact: (id: string) => LossFact;
  /** Facts held at one quantile (32 bits) instead of being drawn. */
  readonly held?: ReadonlyMap<string, number>;
  /** Tables by fact, to be made once. */
  readonly tables: Map<string, Table>;
}

/**
 * How often each scenario strikes a year, in so many readings: base rate × damped hazard ratios × share of the scenario,
 * and what findings add on top. With more findings no rate of any reading is lower.
 */
export function readingsOf(options: FrequencyOptions, count: number): Readings {
  const { exposure } = options;
  const base = variable(options, options.base, 'log');
  const shares = scenarios.map((scenario) => variable(options, `own.split.${scenario}`, 'plain'));
  const names = [...new Set(scenarios.flatMap((scenario) => exposure.multiply[scenario]))];
  const ratios = names.map((name) => variable(options, name, 'ratio'));
  const additions = scenarios.map((scenario) => exposure.add[scenario].map((name) => variable(options, name, 'plain')));
  const sets = setsOf(exposure, names);
  const logs = new Float64Array(names.length);
  const intrusions = new Float64Array(sets.list.length);
  const sorted = new Float64Array(names.length);
  const readings = scenarios.map(() => new Float32Array(count));
  for (let at = 0; at < count; at++) {
    const rate = value(base, at);
    for (let place = 0; place < logs.length; place++) logs[place] = value(ratios[place] as Drawn, at);
    for (let set = 0; set < intrusions.length; set++)
      intrusions[set] = Math.min(rate * damped(sets.list[set] ?? [], logs, sorted), MOST_INTRUSIONS);
    for (let kind = 0; kind < readings.length; kind++) {
      let sum = (intrusions[sets.of[kind] ?? 0] ?? 0) * value(shares[kind] as Drawn, at);
      for (const addition of additions[kind] ?? []) sum += value(addition, at);
      (readings[kind] as Float32Array)[at] = sum;
    }
  }
  return readings;
}

function variable(options: FrequencyOptions, id: string, kind: 'plain' | 'log' | 'ratio'): Drawn {
  const bits = options.held?.get(id);
  const table = tableOf(options, id, kind);
  const fixed = bits === undefined ? table : new Float64Array(table.length).fill(drawn(table, bits));
  return { key: keyOf(options.seed, id), table: fixed };
}

function tableOf({ tables, fact }: FrequencyOptions, id: string, kind: 'plain' | 'log' | 'ratio'): Table {
  const known = tables.get(id);
  if (known) return known;
  const one = fact(id);
  const range = { low: numberOf(one, 'low'), mode: numberOf(one, 'mode'), high: numberOf(one, 'high') };
  const table = kind === 'plain' ? pertTable(range) : logPertTable(range);
  // Ratios by their logarithm; a flaw never makes a shop safer.
  const made = kind === 'ratio' ? table.map((ratio) => Math.max(0, Math.log(ratio))) : table;
  tables.set(id, made);
  return made;
}

function value({ key, table }: Drawn, trial: number): number {
  return drawn(table, drawAt(key, trial));
}

interface Sets {
  /** Places in the list of ratios. */
  readonly list: readonly (readonly number[])[];
  /** Which set each scenario has. */
  readonly of: readonly number[];
}

function setsOf({ multiply }: Exposure, names: readonly string[]): Sets {
  const byWords = new Map<string, number>();
  const list: (readonly number[])[] = [];
  const of = scenarios.map((scenario: Scenario) => {
    const words = multiply[scenario].join(' ');
    const before = byWords.get(words);
    if (before !== undefined) return before;
    byWords.set(words, list.length);
    list.push(multiply[scenario].map((name) => names.indexOf(name)));
    return list.length - 1;
  });
  return { list, of };
}

/** The product of the ratios, the j-th largest to the power 0.7^j. */
function damped(places: readonly number[], logs: Float64Array, sorted: Float64Array): number {
  let count = 0;
  for (const place of places) {
    const log = logs[place] ?? 0;
    let at = count++;
    for (; at > 0 && (sorted[at - 1] ?? 0) < log; at--) sorted[at] = sorted[at - 1] ?? 0;
    sorted[at] = log;
  }
  let sum = 0;
  let weight = 1;
  for (let at = 0; at < count; at++) {
    sum += weight * (sorted[at] ?? 0);
    weight *= DAMPING;
  }
  return sum === 0 ? 1 : Math.exp(sum);
}
