import { type Advisory, levels, levelIn } from './advisory.ts';
import type { Feed, Placed } from './feeds.ts';

/** Holes by component, of one part. */
export type Part = ReadonlyMap<string, readonly Advisory[]>;

/** The part with what the feeds say: newer intervals replace older ones, and what is only known here stays. */
export function merged(name: string, part: Part, feeds: readonly Feed[]): Part {
  const result = new Map<string, readonly Advisory[]>(part);
  for (const one of feeds.flatMap(({ advisories }) => advisories)) {
    if (one.part === name) result.set(one.name, withOne(result.get(one.name) ?? [], one));
  }
  const exploited = new Map(feeds.flatMap((feed) => [...feed.exploited]));
  const likely = feeds.findLast((feed) => feed.likely !== undefined)?.likely;
  if (exploited.size === 0 && !likely) return result;
  return new Map([...result].map(([key, holes]) => [key, holes.map((one) => weighed(marked(one, exploited), likely))]));
}

/** Intervals of the source that was read whole win; words and flags that it does not have are kept. */
function withOne(known: readonly Advisory[], { advisory }: Placed): readonly Advisory[] {
  const before = known.find((one) => one.id === advisory.id || one.also?.includes(advisory.id) === true);
  if (!before) return [...known, advisory];
  const { partial: _partial, ...kept } = before;
  const worse = levels.indexOf(levelIn(advisory)) > levels.indexOf(levelIn(before));
  const next: Advisory = {
    ...kept,
    in: advisory.in,
    ...(advisory.also ? { also: [...new Set([...(before.also ?? []), ...advisory.also])] } : {}),
    ...(advisory.cvss !== undefined && !worse ? { cvss: advisory.cvss } : {}),
    ...(advisory.login === undefined ? {} : { login: advisory.login }),
  };
  return known.map((one) => (one === before ? next : one));
}

function marked(one: Advisory, exploited: ReadonlyMap<string, string>): Advisory {
  if (one.exploited !== undefined) return one;
  const since = [one.id, ...(one.also ?? [])].map((id) => exploited.get(id)).find((day) => day !== undefined);
  return since === undefined ? one : { ...one, exploited: since };
}

/** The newest figures replace the older ones; where the source does not name a hole any more, none is kept. */
function weighed(one: Advisory, likely: ReadonlyMap<string, number> | undefined): Advisory {
  if (!likely) return one;
  const { likely: _before, ...rest } = one;
  const figure = [one.id, ...(one.also ?? [])].map((id) => likely.get(id)).find((found) => found !== undefined);
  return figure === undefined ? rest : { ...rest, likely: figure };
}
