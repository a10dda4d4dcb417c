import type { PartSeen } from '../../src/audit/facts/integrity.ts';

type Comparison = NonNullable<PartSeen['comparison']>;
type Change = { readonly [Name in keyof Comparison]?: Comparison[Name] | undefined };

/** An untouched part of a store, but for what is said. */
export function comparison(change: Change): Comparison {
  const none = { seen: [], more: 0 };
  const whole = {
    made: '2026-11-23',
    releases: 7,
    release: '1.0',
    compared: 100,
    official: 100,
    changed: none,
    foreign: none,
    otherRelease: none,
    missing: none,
    ...change,
  };
  const { release, ...rest } = whole;
  return { ...rest, ...(release === undefined ? {} : { release }) } as Comparison; // only `release` may be taken away
}

export function partSeen(change: Partial<PartSeen>): PartSeen {
  return { name: 'Made Up', pack: 'made-up', claimed: '1.0', ...change };
}
