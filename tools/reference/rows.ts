import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyCheck } from '../../src/core/check.ts';
import { generated, page, table } from './words.ts';

/** The catalogue of store checks: rows and their titles, by chapter. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const catalogue = JSON.parse(
  readFileSync(join(import.meta.dirname, '../catalogue-rows.json'), 'utf8'),
) as Catalogue;

/** Every row of the catalogue, and the checks that answer it. */
export function rowsPage(checks: readonly AnyCheck[]): string {
  const answering = new Map<string, string[]>();
  for (const check of checks)
    for (const row of check.rows) answering.set(row, [...(answering.get(row) ?? []), check.id]);
  const all = Object.values(catalogue).flatMap((rows) => Object.keys(rows));
  const done = all.filter((row) => answering.has(row)).length;
  const chapters = Object.entries(catalogue).flatMap(([chapter, rows]) => [
    `## ${chapter}`,
    table(
      ['Row', 'What', 'Checks'],
      Object.entries(rows).map(([row, title]) => [
        row,
        title,
        (answering.get(row) ?? []).map((id) => `[\`${id}\`](checks/${id}.md)`).join(', '),
      ]),
    ),
  ]);
  return page(
    generated,
    '# The catalogue of store checks',
    `What a complete audit of a store looks at. ${done} of ${all.length} rows are answered by a check; the others are still to come, or belong to the guard and the vault.`,
    ...chapters,
  );
}
