import type { WhyUnknown } from '../../core/fact.ts';
import type { Report } from '../../core/report.ts';

/** A reason why questions stayed open, with the flag that would help where there is one. */
export interface Blind {
  readonly why: WhyUnknown;
  readonly detail: string;
  /** Ids of the checks that it kept from an answer, sorted. */
  readonly checks: readonly string[];
}

/** What could not be told, by reason: the one that hides most first. */
export function blindSpots({ outcomes }: Pick<Report, 'outcomes'>): readonly Blind[] {
  const byReason = new Map<string, { why: WhyUnknown; detail: string; checks: Set<string> }>();
  for (const [check, outcome] of Object.entries(outcomes)) {
    if (outcome.ended !== 'unknown') continue;
    for (const { why, detail } of outcome.missing) {
      const key = `${why}\0${detail}`;
      const spot = byReason.get(key) ?? { why, detail, checks: new Set() };
      byReason.set(key, spot);
      spot.checks.add(check);
    }
  }
  return [...byReason.values()]
    .map(({ checks, ...spot }) => ({ ...spot, checks: [...checks].toSorted() }))
    .toSorted((one, other) => other.checks.length - one.checks.length || (one.detail < other.detail ? -1 : 1));
}

/** Checks that stopped with an error of our own. Never shown as passed. */
export function brokenChecks({
  outcomes,
}: Pick<Report, 'outcomes'>): readonly { readonly check: string; readonly error: string }[] {
  return Object.entries(outcomes).flatMap(([check, outcome]) =>
    outcome.ended === 'broke' ? [{ check, error: outcome.error.split('\n')[0] ?? '' }] : [],
  );
}
