import type { Knowledge } from '../../../core/hands.ts';
import type { Life } from '../../facts/world.ts';

interface Cycle {
  readonly cycle: string;
  readonly eol?: string | boolean | null;
  readonly extendedUntil?: string;
  readonly latest?: string;
  readonly latestDate?: string;
}

/** What is known of the life of a product's line; nothing if the product or the line is not known. */
export async function lifeOf(
  product: string | undefined,
  seen: { readonly name: string; readonly version: string; readonly place: string },
  knowledge: Knowledge,
): Promise<Life | undefined> {
  if (product === undefined) return undefined;
  const eol = (await knowledge.part('eol')) as { products: Record<string, { cycles: readonly Cycle[] }> } | undefined;
  const cycles = eol?.products[product]?.cycles ?? [];
  const cycle = cycles
    .filter(({ cycle: line }) => begins(seen.version, line))
    .toSorted((one, other) => other.cycle.length - one.cycle.length)[0];
  if (!cycle) return undefined;
  const alive = cycles.find(({ eol: end }) => end === false || end === null || typeof end === 'string');
  return {
    name: seen.name,
    version: seen.version,
    place: seen.place,
    line: cycle.cycle,
    end: cycle.eol ?? null,
    ...(cycle.extendedUntil ? { extendedEnd: cycle.extendedUntil } : {}),
    ...(cycle.latest ? { latest: cycle.latest } : {}),
    ...(cycle.latestDate ? { latestDate: cycle.latestDate } : {}),
    ...(alive ? { newestLine: alive.cycle } : {}),
  };
}

/** "8.2.20" is of the line "8.2", "8.20" is not; "1.5.7a" is of "1.5.7". */
function begins(version: string, line: string): boolean {
  return version.startsWith(line) && !/^\d/.test(version.slice(line.length));
}
