import type { Sighting, Sightings, TreeSeen } from '../../src/audit/facts/files.ts';

export const now = new Date('2026-11-23T00:00:00Z');

export const wholeTree: TreeSeen = {
  kind: 'folder',
  live: true,
  files: 100,
  folders: 10,
  links: 0,
  bytes: 1000,
  webRoot: '',
  unreadable: 0,
  special: 0,
  outsideLinks: 0,
};

/** One sighting, served if nothing else is said. */
export function seen(kind: string, path: string, change: Partial<Sighting> = {}): Sighting {
  return { path, kind, zone: 'served', size: 1000, modified: '2026-11-01T00:00:00.000Z', ...change };
}

/** The facts of a check that speaks of sightings. */
export function given(
  sightings: readonly Sighting[],
  tree: Partial<TreeSeen> = {},
): { tree: TreeSeen; sightings: Sightings } {
  return { tree: { ...wholeTree, ...tree }, sightings: { seen: sightings, more: 0 } };
}
