import { lognormalBetween } from './chance/lognormal.ts';
import { drawnAmong, logPertTable, normalTable, pertTable, ROW, type Table } from './chance/tables.ts';
import { normalQuantile } from './chance/normal.ts';
import { type LossFact, numberOf } from './fact.ts';
import { type Input, type InputName, inputNames } from './inputs.ts';

/** Nine of ten skimmers stay between so many days (see `time.cases`). */
const DAYS = lognormalBetween(15, 400);

/** Everything an event draws, as tables one behind the other in the order of `inputNames`; money in the shop's currency. */
export function inputTables(
  inputs: Readonly<Record<InputName, Input>>,
  fact: (id: string) => LossFact,
  worth: (currency: string) => number,
): Table {
  const all = new Float64Array(inputNames.length * ROW);
  for (const [at, name] of inputNames.entries()) {
    const input = inputs[name];
    all.set(tableOf(input, fact(input.fact), worth), at * ROW);
  }
  return all;
}

/** The same with the inputs of some facts held at a quantile (32 bits). */
export function heldTables(
  tables: Table,
  inputs: Readonly<Record<InputName, Input>>,
  held: ReadonlyMap<string, number>,
): Table {
  const all = tables.slice();
  for (const [at, name] of inputNames.entries()) {
    const bits = held.get(inputs[name].fact);
    if (bits !== undefined) all.fill(drawnAmong(tables, at * ROW, bits), at * ROW, (at + 1) * ROW);
  }
  return all;
}

function tableOf({ as }: Input, fact: LossFact, worth: (currency: string) => number): Table {
  const scale = fact.currency === null ? 1 : worth(fact.currency);
  if (as === 'days') return lognormalTable(DAYS.mu, DAYS.sigma);
  if (as === 'per-person') {
    const { mu, sigma } = fact.value['lognormal'] as { readonly mu: number; readonly sigma: number };
    return lognormalTable(mu + Math.log(scale), sigma);
  }
  const [low, high] = [numberOf(fact, 'low') * scale, numberOf(fact, 'high') * scale];
  const mode = 'mode' in fact.value ? numberOf(fact, 'mode') * scale : Math.sqrt(low * high);
  return as === 'pert' ? pertTable({ low, mode, high }) : logPertTable({ low, mode, high });
}

/** Cut off at one in 16,384 on both sides. */
function lognormalTable(mu: number, sigma: number): Table {
  const normals = normalTable();
  const last = normals.length - 1;
  return normals.map((normal, at) => {
    const tail = at === 0 ? normalQuantile(1 / 16384) : at === last ? normalQuantile(1 - 1 / 16384) : normal;
    return Math.exp(mu + sigma * tail);
  });
}
