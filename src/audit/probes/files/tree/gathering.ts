import type { FileEntry } from '../../../../core/hands.ts';
import type { Sighting, Sightings, Zone } from '../../../facts/files.ts';
import type { Sight } from './looker.ts';

const MOST = 100;

/** Keeps the first sightings of one looker and counts the rest. */
export interface Gathering {
  add(entry: FileEntry, sight: Sight): void;
  /** Where each file stood is told at the end, once every settings file has been read. */
  told(zoneOf: (path: string) => Zone): Sightings;
}

export function makeGathering(most = MOST): Gathering {
  const kept: { entry: FileEntry; sight: Sight }[] = [];
  let more = 0;
  return {
    add(entry, sight) {
      if (kept.length < most) kept.push({ entry, sight });
      else more++;
    },
    told: (zoneOf) => ({ seen: kept.map(({ entry, sight }) => sighting(entry, sight, zoneOf(entry.path))), more }),
  };
}

export function sighting(entry: FileEntry, sight: Sight, zone: Zone): Sighting {
  const { path, size, modified } = entry;
  return { path, zone, size, modified: dateOf(modified), ...sight };
}

/** Archives may hold any number; dates that JavaScript cannot write become 1970. */
function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? new Date(0).toISOString() : date.toISOString();
}
