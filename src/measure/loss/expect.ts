import { drawAt, keyOf } from './chance/streams.ts';
import type { Readings } from './frequency.ts';
import type { Model } from './model.ts';
import { forms, scenarios } from './scenarios.ts';

/** What is expected of a year, without the noise of single years. Units of the shop's currency. */
export interface Expectation {
  readonly own: number;
  readonly harm: number;
  /** An event of each scenario. */
  readonly sizes: Float64Array;
  /** Events a year of each scenario. */
  readonly rates: Float64Array;
  /** Telling the people concerned, by scenario, an event. */
  readonly notices: Float64Array;
}

const READINGS = 8192;
const EVENTS = 8192;

const noticePlace = forms.indexOf('notification');

/**
 * Mean rate × mean event, over the same readings and the same events whatever the findings are (common random numbers):
 * the difference between two expectations is what lies between them, and next to no chance.
 */
export function expect(model: Model, seed: number, readings = READINGS, events = EVENTS): Expectation {
  const [rates = NONE] = once(model, `${model.rateKey} ${readings}`, () => [means(model.readings(readings))]);
  const [sizes = NONE, harms = NONE, notices = NONE] = once(model, `${model.eventKey} ${events}`, () =>
    meanEvents(model, seed, events),
  );
  const year = (amounts: Float64Array): number =>
    rates.reduce((sum, rate, kind) => sum + rate * (amounts[kind] ?? 0), 0);
  return { own: year(sizes), harm: year(harms), sizes, rates, notices };
}

const NONE = new Float64Array(0);

/** Models of one shop often share their rates or their events. */
function once(model: Model, key: string, work: () => readonly Float64Array[]): readonly Float64Array[] {
  const known = model.known.get(key) ?? work();
  model.known.set(key, known);
  return known;
}

/** Of each scenario: what an event costs the owner, its harm to others, and telling the people. */
function meanEvents(model: Model, seed: number, events: number): readonly Float64Array[] {
  const [sizes, harms, notices] = [0, 1, 2].map(() => new Float64Array(scenarios.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const [kind, name] of scenarios.entries()) {
    const key = keyOf(seed, `expected ${name}`);
    let [size, harm, notice] = [0, 0, 0];
    for (let event = 0; event < events; event++) {
      const draw = drawAt(key, event);
      size += model.events.draw(kind, draw, draw);
      harm += model.events.harm();
      notice += model.events.costs[noticePlace] ?? 0;
    }
    sizes[kind] = size / events;
    harms[kind] = harm / events;
    notices[kind] = notice / events;
  }
  return [sizes, harms, notices];
}

function means(readings: Readings): Float64Array {
  return Float64Array.from(readings, (rates) => rates.reduce((sum, rate) => sum + rate, 0) / rates.length);
}

const WORLDS = 200;
const EVENTS_A_WORLD = 96;

/**
 * The expected own loss of a year in each of many worlds, where everything that is merely not known has one value. Their
 * spread is how little is known; the spread of years is something else.
 */
export function worlds(model: Model, seed: number): Float64Array {
  const readings = model.readings(WORLDS);
  return Float64Array.from({ length: WORLDS }, (_, world) => {
    const held = keyOf(seed, `world ${world}`);
    let own = 0;
    for (const [kind, rates] of readings.entries()) {
      const key = keyOf(seed, `world ${world} ${scenarios[kind] ?? ''}`);
      let size = 0;
      for (let event = 0; event < EVENTS_A_WORLD; event++) size += model.events.draw(kind, drawAt(key, event), held);
      own += ((rates[world] ?? 0) * size) / EVENTS_A_WORLD;
    }
    return own;
  });
}

/** The value below which the share of the values lies. */
export function quantileOf(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place));
}
