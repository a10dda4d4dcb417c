import type { SettingsSeen } from '../../facts/database.ts';

export interface ScopedSetting {
  /** With its scope, where it holds for a part of the store: `dev/debug/profiler@stores/2`. */
  readonly name: string;
  readonly value: string;
}

/** A setting of Magento in every scope in which a row sets it; none if all stand at the engine's own value. */
export function inEveryScope({ flags }: SettingsSeen, path: string): readonly ScopedSetting[] {
  return Object.entries(flags)
    .filter(([name]) => name === path || name.startsWith(`${path}@`))
    .map(([name, value]) => ({ name, value: value.trim() }));
}

/** The number that a setting holds; an empty one is 0, as the engines take it. */
export function numberOf(value: string): number | undefined {
  if (value === '') return 0;
  return /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
