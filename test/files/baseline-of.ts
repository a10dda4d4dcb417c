import { startBuilding } from '../../src/integrity/build.ts';
import type { Part } from '../../src/integrity/layout.ts';

/** A pack made of made-up releases: the files of each by their path in the store. */
export function baselineOf(
  part: Part,
  releases: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Uint8Array {
  const building = startBuilding(part, { made: '2026-11-23', sources: ['made up'] });
  for (const [name, files] of Object.entries(releases)) {
    const release = building.release(name);
    for (const [path, text] of Object.entries(files)) {
      const place = building.place(`${part.source.below}${path}`);
      if (place !== undefined) building.add(place, building.content(Buffer.from(text, 'latin1')), [release]);
    }
  }
  return building.done();
}
