import type { Report } from '../../core/report.ts';
import { printable } from '../../core/text.ts';

const LONGEST = 4000;

/**
 * The report with every control character in it made visible. The judge cleans what comes from a store already; a
 * report that was read from a file may have been changed since.
 */
export function cleaned(report: Report): Report {
  return clean(report) as Report;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return printable(value, LONGEST);
  if (Array.isArray(value)) return value.map((one) => clean(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [printable(name), clean(one)]));
}
