import type { Report } from '../../core/report.ts';
import { listed, plural } from '../../core/text.ts';
import { totalsOf } from './coverage.ts';

/** One or two sentences on the whole, made from the numbers and nothing else. */
export function verdictOf(report: Report): string {
  const { answered, unknown, broke } = totalsOf(report);
  if (answered === 0) return 'Nothing could be looked at, so nothing can be said about this store yet.';
  const open = unknown + broke;
  if (open === 0) return dangerOf(report);
  const all = answered + open;
  if (open > answered)
    return `${dangerOf(report)} Only ${answered} of ${all} questions could be answered; the rest may hide more.`;
  return `${dangerOf(report)} ${plural(open, 'question')} of ${all} stayed open, and may hide more.`;
}

function dangerOf({ counts, findings }: Report): string {
  const used = findings.filter(({ knownExploited }) => knownExploited).length;
  const also =
    used === 0
      ? ''
      : ` Attackers are known to use ${used === 1 ? 'one of these holes' : `${used} of these holes`} elsewhere.`;
  if (counts.critical > 0) {
    const high = counts.high === 0 ? [] : [`${counts.high} high`];
    const what = listed([`${counts.critical} critical`, ...high]);
    return `This store needs help today: ${what} ${counts.critical + counts.high === 1 ? 'finding' : 'findings'}.${also}`;
  }
  if (counts.high > 0)
    return `This store has ${plural(counts.high, 'serious weakness', 'serious weaknesses')} to mend this week.${also}`;
  if (counts.medium > 0)
    return `No urgent danger was found; ${plural(counts.medium, 'weakness', 'weaknesses')} should be mended.${also}`;
  if (counts.low > 0) return `Nothing serious was found; ${plural(counts.low, 'small thing')} can be better.`;
  return 'Nothing wrong was found in what was looked at.';
}

/** What changed against the older report, if there was one. */
export function changeSays({ findings, gone }: Pick<Report, 'findings' | 'gone'>): string | undefined {
  if (!gone) return undefined;
  const fresh = findings.filter(({ change }) => change === 'new').length;
  return `Since the older report: ${fresh} new, ${findings.length - fresh} known, ${gone.length} gone.`;
}
