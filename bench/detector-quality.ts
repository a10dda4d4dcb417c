import type { Planted } from './corpus.ts';

interface Seen {
  readonly path: string;
  readonly detector: string;
  readonly start: number;
  readonly confidence: string;
  readonly context: { readonly test?: boolean };
}

/** What was found of what was planted, by kind and form, and what was found besides, from the answer of `detectors-once.ts quality`. */
export function qualityOf(planted: readonly Planted[], answer: string): readonly string[] {
  const found: readonly Seen[] = (JSON.parse(answer) as { readonly found: readonly Seen[] }).found;
  const places = new Map<string, Seen>();
  for (const one of found) if (kindOf(one) !== undefined) places.set(`${kindOf(one)} ${one.path} ${one.start}`, one);
  const counts = new Map<string, { planted: number; found: number; firm: number }>();
  const hits = new Set<string>();
  for (const { kind, form, file, start } of planted) {
    const count = counts.get(`${kind} ${form}`) ?? { planted: 0, found: 0, firm: 0 };
    counts.set(`${kind} ${form}`, count);
    const key = near(places, kind, file, start);
    count.planted++;
    if (key === undefined) continue;
    hits.add(key);
    count.found++;
    if (places.get(key)?.confidence !== 'tentative') count.firm++;
  }
  const lines = [...counts].map(
    ([name, { planted: all, found: some, firm }]) =>
      `${name.padEnd(18)} ${some} of ${all}: recall ${(some / all).toFixed(4)}, firm ${(firm / all).toFixed(4)}`,
  );
  const cards = sum(counts, 'card ');
  const secrets = sum(counts, 'secret ');
  lines.push(`all cards: recall ${cards.toFixed(4)}; secrets: recall ${secrets.toFixed(4)}`);
  for (const kind of ['card', 'iban', 'secret']) {
    for (const firm of [true, false]) {
      const told = [...places].filter(
        ([key, { confidence }]) => key.startsWith(`${kind} `) && (!firm || confidence !== 'tentative'),
      );
      const right = told.filter(([key]) => hits.has(key)).length;
      lines.push(
        `${kind} ${firm ? 'firm and certain' : 'all that is told'}: precision ${(right / told.length).toFixed(4)} (${told.length - right} of ${told.length} wrong)`,
      );
    }
  }
  return lines;
}

function kindOf({ detector }: Seen): Planted['kind'] | undefined {
  if (detector === 'card-number' || detector === 'card-track') return 'card';
  if (detector === 'iban') return 'iban';
  return /-key$|-token$/.test(detector) ? 'secret' : undefined;
}

/** Decoded places are known to a few bytes. */
function near(places: ReadonlyMap<string, Seen>, kind: string, file: string, start: number): string | undefined {
  for (const off of [0, 1, -1, 2, -2, 3, -3]) {
    const key = `${kind} ${file} ${start + off}`;
    if (places.has(key)) return key;
  }
  return undefined;
}

function sum(counts: ReadonlyMap<string, { planted: number; found: number }>, prefix: string): number {
  const chosen = [...counts].filter(([name]) => name.startsWith(prefix)).map(([, count]) => count);
  return (
    chosen.reduce((total, { found }) => total + found, 0) / chosen.reduce((total, { planted }) => total + planted, 0)
  );
}
