import type { Report } from '../../core/report.ts';
import type { LossReport } from '../../core/loss.ts';
import {
  fiveAnswers,
  fixSays,
  honestySays,
  notificationSays,
  priceSays,
  yearSays,
  businessSays,
} from '../summary/loss.ts';
import type { Page } from './page.ts';

const MOST_DRIVERS = 8;

/** What a year may cost, or which answers that needs. */
export function lossPart(page: Page, { loss, findings }: Pick<Report, 'loss' | 'findings'>): void {
  if (!loss) {
    if (findings.length > 0) {
      page.heading('What it costs');
      page.line(fiveAnswers);
    }
    return;
  }
  page.heading('What a year may cost');
  page.line(loss.says);
  for (const line of yearSays(loss)) page.line(line);
  fixesPart(page, loss);
  if (page.verbose) driversPart(page, loss);
  page.gap();
  page.line(notificationSays(loss));
  for (const line of honestySays(loss)) page.line(line);
}

/** The fixes in their order. */
export function fixesPart(page: Page, loss: LossReport): void {
  if (loss.fixes.length === 0) return;
  page.heading('What each fix is worth (saving per hour of work)');
  for (const [index, fix] of loss.fixes.entries()) {
    page.line(`${fix.title}${fix.urgent ? ' [attackers use it]' : ''}`, '      ', `  ${`${index + 1}.`.padEnd(4)}`);
    page.line(fixSays(fix, loss), '      ');
  }
}

/** What moves the mean, strongest first. */
export function driversPart(page: Page, loss: LossReport): void {
  page.heading('What drives it (the mean, with one thing at its low and its high end)');
  for (const { title, low, high } of loss.drivers.slice(0, MOST_DRIVERS))
    page.line(`${title}: ${priceSays(low, loss)} to ${priceSays(high, loss)}`, '    ', '  - ');
}

/** Every fact that the figures rest on. */
export function explainPart(page: Page, loss: LossReport): void {
  page.heading('What the figures rest on');
  page.line(businessSays(loss));
  for (const one of loss.facts) {
    const mark = one.evidence === 'expert' ? 'ASSUMPTION, ' : '';
    page.line(`${one.id} (${mark}grade ${one.grade})`, '    ', '  - ');
    page.line(`${one.quantity}: ${one.value} ${one.unit}, ${one.year}`, '    ');
    page.line(
      `${one.source}${one.url === undefined ? '' : ` ${one.url}`}${one.note === '' ? '' : ` (${one.note})`}`,
      '    ',
    );
  }
}
