import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAdvisories } from '../../knowledge/advisory.ts';
import type { Part } from '../../knowledge/merge.ts';
import type { Json } from '../../core/fact.ts';

export interface Whole {
  readonly about: { readonly parts: Readonly<Record<string, string>> };
  /** By their names below `advisories/`, without the extension. */
  readonly parts: ReadonlyMap<string, Part>;
  /** Texts of the other parts that the newer folder has, by their paths. */
  readonly others: ReadonlyMap<string, string>;
}

/** All parts at once, as they stand in the newer folder, or in the bundled one. */
export async function readWhole(bundled: string, newer: string | undefined): Promise<Whole> {
  const folder = newer ?? bundled;
  const names = await readdir(join(folder, 'advisories'), { recursive: true });
  const parts = new Map<string, Part>();
  for (const name of names.filter((one) => one.endsWith('.tsv')).toSorted()) {
    parts.set(name.slice(0, -'.tsv'.length).replaceAll('\\', '/'), readPart(await readFile(join(folder, 'advisories', name), 'utf8')));
  }
  const about = JSON.parse(await readFile(join(folder, 'about.json'), 'utf8')) as Whole['about'];
  const others = new Map<string, string>();
  for (const path of newer === undefined ? [] : (await readdir(newer, { recursive: true })).toSorted()) {
    const name = path.replaceAll('\\', '/');
    if (name.endsWith('.json') && name !== 'about.json') others.set(name, await readFile(join(newer ?? '', path), 'utf8'));
  }
  return { about, parts, others };
}

function readPart(text: string): Part {
  const lines = text.split('\n').filter((line) => line.includes('\t'));
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(0, tab), readAdvisories(JSON.parse(line.slice(tab + 1)) as Json)];
    }),
  );
}
