import type { Feed } from './feeds.ts';
import { isDay } from './fields.ts';

/** Holes that are less likely to be attacked than this are not told. */
const LEAST = 0.1;
const LONGEST = 32 * 1024 * 1024;

/** EPSS as one table (`epss_scores-current.csv`): https://www.first.org/epss/data_stats. */
export function readLikelihood(csv: string): Feed | undefined {
  const [head = '', names = ''] = csv.slice(0, 400).split('\n');
  const day = /score_date:(\d{4}-\d\d-\d\d)/.exec(head)?.[1] ?? '';
  if (csv.length > LONGEST || !isDay(day) || !names.startsWith('cve,epss')) return undefined;
  const likely = new Map<string, number>();
  for (const line of csv.split('\n')) {
    const [id = '', figure = ''] = line.split(',', 2);
    const chance = Number(figure);
    if (chance >= LEAST && chance <= 1 && /^CVE-\d{4}-\d{4,8}$/.test(id)) likely.set(id, chance);
  }
  if (likely.size === 0) return undefined;
  return { source: 'epss', about: 'likelihood', day, records: likely.size, advisories: [], exploited: new Map(), likely };
}
