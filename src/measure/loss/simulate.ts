import { Histogram } from './chance/histogram.ts';
import { poissonOf } from './chance/poisson.ts';
import { drawAt, keyOf, shareOf, type Stream, stream } from './chance/streams.ts';
import type { Readings } from './frequency.ts';
import type { Model } from './model.ts';
import { forms, scenarios } from './scenarios.ts';

/** Many years of a shop. Amounts are in units of its currency. */
export interface Years {
  readonly trials: number;
  readonly own: Histogram;
  readonly harm: Histogram;
  /** Of the mean of `own`. */
  readonly meanError: number;
  /** Events, by scenario. */
  readonly events: Float64Array;
  /** What the owner loses, summed by scenario and by form. */
  readonly byScenario: Float64Array;
  readonly byForm: Float64Array;
}

const MOST_A_YEAR = 64;
const BLOCK = 4096;
/** How many readings of what is not known are drawn; the years beyond go through them again. */
const READINGS = 131_072;

/**
 * Lives through so many years. Each scenario has its own stream of numbers, and each event its own draws: with more
 * findings the same years have the same events and some more, with the same seed the same years come out everywhere.
 */
export function simulate(model: Model, seed: number, trials: number): Years {
  const count = Math.min(trials, READINGS);
  const readings = model.readings(Math.ceil(count / BLOCK) * BLOCK);
  const sums = {
    own: new Histogram(),
    harm: new Histogram(),
    events: new Float64Array(scenarios.length),
    byScenario: new Float64Array(scenarios.length),
    byForm: new Float64Array(forms.length),
  };
  const striking = scenarios.map((name, kind) => ({
    kind,
    numbers: stream(seed, `years ${name}`),
    key: keyOf(seed, `event ${name}`),
    rates: readings[kind] as Float32Array,
  }));
  const own = new Float64Array(BLOCK);
  const harm = new Float64Array(BLOCK);
  for (let first = 0; first < trials; first += BLOCK) {
    own.fill(0);
    harm.fill(0);
    const years = Math.min(BLOCK, trials - first);
    for (const one of striking) strike(one, model, first, years, own, harm, sums);
    for (let at = 0; at < years; at++) {
      if ((own[at] ?? 0) > 0) sums.own.add(own[at] ?? 0);
      if ((harm[at] ?? 0) > 0) sums.harm.add(harm[at] ?? 0);
    }
  }
  sums.own.addZeros(trials - sums.own.count);
  sums.harm.addZeros(trials - sums.harm.count);
  return { trials, ...sums, meanError: meanError(sums, readings, count, trials) };
}

interface Striking {
  readonly kind: number;
  readonly numbers: Stream;
  readonly key: number;
  readonly rates: Float32Array;
}

type Sums = Omit<Years, 'trials' | 'meanError'>;

/** One scenario in a block of years. */
function strike(
  { kind, numbers, key, rates }: Striking,
  { events }: Model,
  first: number,
  years: number,
  own: Float64Array,
  harm: Float64Array,
  sums: Sums,
): void {
  const reading = first % rates.length;
  for (let at = 0; at < years; at++) {
    const share = shareOf(numbers.next());
    const rate = rates[reading + at] ?? 0;
    // The chance of an event, 1 - exp(-rate), is below the rate.
    if (share >= rate) continue;
    const count = poissonOf(rate, 1 - share);
    for (let event = 0; event < count; event++) {
      const draw = drawAt(key, (first + at) * MOST_A_YEAR + event);
      const cost = events.draw(kind, draw, draw);
      own[at] = (own[at] ?? 0) + cost;
      harm[at] = (harm[at] ?? 0) + events.harm();
      sums.byScenario[kind] = (sums.byScenario[kind] ?? 0) + cost;
      for (let form = 0; form < forms.length; form++)
        sums.byForm[form] = (sums.byForm[form] ?? 0) + (events.costs[form] ?? 0);
    }
    sums.events[kind] = (sums.events[kind] ?? 0) + count;
  }
}

/** As years share readings, these count less often than the years: their part of the variance is divided by fewer. */
function meanError(sums: Sums, readings: Readings, count: number, trials: number): number {
  const sizes = scenarios.map((_, kind) => (sums.byScenario[kind] ?? 0) / Math.max(sums.events[kind] ?? 0, 1));
  let [sum, squares] = [0, 0];
  for (let at = 0; at < count; at++) {
    let year = 0;
    for (const [kind, rates] of readings.entries()) year += (rates[at] ?? 0) * (sizes[kind] ?? 0);
    sum += year;
    squares += year * year;
  }
  const between = Math.max(0, squares / count - (sum / count) ** 2);
  return Math.sqrt(sums.own.meanError ** 2 + between * Math.max(0, 1 / count - 1 / trials));
}
