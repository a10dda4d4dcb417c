import { severities } from '../../core/finding.ts';
import type { CheckWords, Report } from '../../core/report.ts';
import { plural } from '../../core/text.ts';
import { blindSpots, brokenChecks } from '../summary/blind.ts';
import { coverageOf, lookSays } from '../summary/coverage.ts';
import { becauseSays, firstTasks } from '../summary/today.ts';
import { changeSays, verdictOf } from '../summary/verdict.ts';
import { effortNames, engineSays, integrationSays, momentSays, questionnaireSays, whoNames } from '../summary/words.ts';
import type { Page } from './page.ts';
import { columns } from './wrap.ts';

/** Whose report it is, the grade and the verdict. */
export function headPart(page: Page, report: Report): void {
  const { store } = report;
  const url = store.url === undefined || store.url.includes(store.name) ? [] : [store.url];
  page.heading([store.url?.includes(store.name) ? store.url : store.name, ...url].join('  '));
  page.line(`${engineSays(store)} · audited on ${momentSays(report.began)}`);
  page.gap();
  page.raw(`  ${page.paint.grade(report.grade, `Grade ${report.grade}`)}`);
  page.line(verdictOf(report));
  for (const move of report.gradeMoves) page.line(move);
  page.gap();
  const counts = severities.map((severity) => {
    const text = `${report.counts[severity]} ${severity}`;
    return report.counts[severity] > 0 ? page.paint.severity(severity, text) : page.paint.dim(text);
  });
  page.raw(`  ${counts.join('   ')}`);
  const change = changeSays(report);
  if (change) page.line(change);
}

/** Each side with its grade, or why it stayed dark. */
export function sidesPart(page: Page, report: Report, checks: readonly CheckWords[]): void {
  page.heading('What was looked at');
  const coverage = coverageOf(report, checks);
  const longest = Math.max(...coverage.map(({ name }) => columns(name)));
  for (const side of coverage) {
    const grade = side.look.looked ? side.look.grade : '-';
    page.line(lookSays(side), ' '.repeat(longest + 8), `  ${side.name.padEnd(longest)}  ${grade.padEnd(2)}  `);
  }
}

/** At most three things, the most urgent first. */
export function todayPart(page: Page, report: Report): void {
  const tasks = firstTasks(report.findings, 3, report.loss);
  if (tasks.length === 0) return;
  page.heading(tasks.length === 1 ? 'Do this first' : `Do these ${tasks.length === 2 ? 'two' : 'three'} things first`);
  for (const [index, task] of tasks.entries()) {
    const { remedy } = task;
    page.line(
      `${remedy.says} (${whoNames[remedy.who].toLowerCase()}, ${effortNames[remedy.effort]})`,
      '     ',
      `  ${index + 1}. `,
    );
    page.line(`Because: ${becauseSays(task)}.`, '     ');
  }
}

/** How customers pay, and what the card industry asks for then. */
export function paymentPart(page: Page, { payment }: Report): void {
  page.heading('How customers pay');
  page.line(integrationSays(payment));
  page.line(questionnaireSays(payment));
  for (const because of payment.because) page.line(because, '    ', '  - ');
}

/** What stayed open, and the flag that would help. */
export function blindPart(page: Page, report: Report): void {
  const spots = blindSpots(report);
  const broken = brokenChecks(report);
  if (spots.length + broken.length > 0) page.heading('What could not be told');
  const shown = page.verbose ? spots : spots.slice(0, 8);
  for (const { detail, checks } of shown) {
    page.line(
      `${detail} (${plural(checks.length, 'question')}${page.verbose ? `: ${checks.join(', ')}` : ''})`,
      '    ',
      '  - ',
    );
  }
  if (spots.length > shown.length)
    page.line(`… and ${plural(spots.length - shown.length, 'other reason')}; add --verbose.`, '    ');
  for (const { check, error } of broken) {
    page.line(
      `The check "${check}" broke; this is a bug in storewarden${page.verbose ? `: ${error}` : ''}.`,
      '    ',
      '  - ',
    );
  }
}
