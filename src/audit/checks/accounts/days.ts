const DAY = 86_400_000;

/** Whole days from an ISO date to now; `undefined` if it is no date, lies ahead, or before there were web shops. */
export function daysSince(date: string, now: Date): number | undefined {
  const then = Date.parse(date);
  if (!Number.isFinite(then) || then > now.getTime() || then < Date.UTC(1995, 0)) return undefined;
  return Math.floor((now.getTime() - then) / DAY);
}
