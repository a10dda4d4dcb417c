import type { Affected, Hole } from '../../src/audit/facts/holes.ts';

export const now = new Date('2026-11-23T00:00:00Z');

/** A component with open holes. */
export function affected(name: string, holes: readonly Partial<Hole>[], change: Partial<Affected> = {}): Affected {
  return {
    name,
    version: '1.0',
    place: `app/${name}`,
    ecosystem: 'wordpress-plugin',
    off: false,
    holes: holes.map((one, index) => ({
      id: `CVE-2026-${1000 + index}`,
      also: [],
      answer: 'vulnerable',
      shaky: false,
      level: 'high',
      public: false,
      patches: [],
      aggregate: false,
      ...one,
    })),
    ...change,
  };
}
