import type { Json } from '../core/fact.ts';
import type { Feed } from './feeds.ts';
import { type Fields, fields, isDay, items, newest, text } from './fields.ts';

type Cycle = { readonly cycle: string; readonly [field: string]: Json | undefined };
type Cycles = ReadonlyMap<string, readonly Cycle[]>;

/** Products that are several here, by what their lines begin with. */
const ours: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'shopware',
    new Map([
      ['shopware5', '5'],
      ['shopware6', '6'],
    ]),
  ],
]);

/** All products of endoflife.date, API v1 (`/products/full`): https://endoflife.date/docs/api/v1/. */
export function readLives(json: unknown): Feed | undefined {
  const cycles = new Map<string, Cycle[]>();
  const days: string[] = [(text(json, 'generated_at') ?? '').slice(0, 10)];
  for (const product of items(fields(json)['result'])) {
    const name = text(product, 'name');
    const releases = items(product['releases']).flatMap((one) => cycleOf(one));
    if (name === undefined || releases.length === 0) continue;
    const shared = ours.get(name);
    for (const one of shared?.keys() ?? [name]) {
      const begins = shared?.get(one) ?? '';
      cycles.set(
        one,
        releases.filter(({ cycle }) => cycle.startsWith(begins)),
      );
    }
  }
  if (cycles.size === 0) return undefined;
  const day = newest(days.filter((one) => isDay(one)));
  return {
    source: 'endoflife',
    about: 'endOfLife',
    day,
    records: cycles.size,
    advisories: [],
    exploited: new Map(),
    parts: new Map([['eol', (before) => withCycles(before, cycles, day)]]),
  };
}

function cycleOf(release: Fields): readonly Cycle[] {
  const cycle = text(release, 'name');
  if (cycle === undefined) return [];
  const latest = text(release['latest'], 'version') ?? text(release['latest'], 'name');
  const end = text(release, 'eolFrom') ?? (typeof release['isEol'] === 'boolean' ? release['isEol'] : null);
  const told = {
    released: text(release, 'releaseDate'),
    activeSupportUntil: text(release, 'eoasFrom'),
    eol: end,
    extendedUntil: text(release, 'eoesFrom'),
    latest,
    latestDate: text(release['latest'], 'date'),
  };
  return [{ cycle, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) }];
}

/**
 * Only products that are known here and came from this source: what was put together from makers' own pages stays.
 * Lines that the source does not list any more stay as well.
 */
function withCycles(before: Json | undefined, fresh: Cycles, day: string): Json {
  const products = fields(fields(before)['products']) as Readonly<Record<string, Json>>;
  const next = Object.entries(products).map(([id, product]): [string, Json] => {
    const known = fields(product) as Readonly<Record<string, Json>>;
    const lines = fresh.get(id);
    if (!lines || text(known, 'src')?.startsWith('endoflife.date') !== true) return [id, product];
    const named = new Set(lines.map(({ cycle }) => cycle));
    const older = items(known['cycles']).filter((one) => !named.has(text(one, 'cycle') ?? ''));
    return [id, { ...known, cycles: [...lines, ...(older as readonly Json[])] }];
  });
  return { snapshot: day, products: Object.fromEntries(next) };
}
