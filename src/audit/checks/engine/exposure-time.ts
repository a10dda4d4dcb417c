import type { Affected } from '../../facts/holes.ts';

const DAY = 86_400_000;
const MONTH_DAYS = 30.44;

/** How long a component has been waiting for updates that close holes which are public. */
export interface Waiting {
  /** The day on which the first of them became public. */
  readonly since: string;
  readonly days: number;
  /** Versions that close holes and were not put in, at least so many. */
  readonly missed: number;
  readonly exploited: boolean;
}

/** `undefined` where no hole is open for which a fixed version and a day are known. */
export function waitingOf({ holes }: Affected, now: Date): Waiting | undefined {
  const open = holes.filter(
    ({ answer, fix, aggregate, shaky }) => answer === 'vulnerable' && fix !== undefined && !aggregate && !shaky,
  );
  const dated = open.flatMap(({ published }) => (published === undefined ? [] : [published])).toSorted();
  const since = dated[0];
  const days = since === undefined ? Number.NaN : Math.floor((now.getTime() - Date.parse(since)) / DAY);
  if (since === undefined || !(days >= 0)) return undefined;
  return {
    since,
    days,
    missed: new Set(open.map(({ fix }) => fix)).size,
    exploited: open.some(({ exploited }) => exploited !== undefined),
  };
}

/** "9 days", "7 months", "3 years". */
export function lasting(days: number): string {
  if (days < 60) return `${days} ${days === 1 ? 'day' : 'days'}`;
  const months = Math.round(days / MONTH_DAYS);
  return months < 36 ? `${months} months` : `${Math.round(months / 12)} years`;
}
