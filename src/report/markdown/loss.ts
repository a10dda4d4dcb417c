import type { Report } from '../../core/report.ts';
import { fiveAnswers, fixSays, honestySays, notificationSays, yearSays } from '../summary/loss.ts';
import { text } from './escape.ts';

/** What a year may cost, or which answers that needs. */
export function lossPart({ loss, findings }: Pick<Report, 'loss' | 'findings'>): string {
  if (!loss) return findings.length === 0 ? '' : `## What it costs\n\n${fiveAnswers}`;
  const fixes = loss.fixes.map((fix, index) => `${index + 1}. **${text(fix.title)}.** ${text(fixSays(fix, loss))}`);
  return [
    '## What a year may cost',
    `**${text(loss.says)}**`,
    ...yearSays(loss).map((line) => text(line)),
    ...(fixes.length === 0 ? [] : ['### What each fix is worth', fixes.join('\n')]),
    text(notificationSays(loss)),
    ...honestySays(loss).map((line) => text(line)),
  ].join('\n\n');
}
