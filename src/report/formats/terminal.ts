import type { RenderOptions, Report, ReportFormat } from '../../core/report.ts';
import { gdprNote, knowledgeSays, notAnAssessor } from '../summary/words.ts';
import { asidePart, findingsPart } from '../terminal/findings.ts';
import { blindPart, headPart, paymentPart, sidesPart, todayPart } from '../terminal/overview.ts';
import { lossPart } from '../terminal/loss.ts';
import { Page } from '../terminal/page.ts';

export default {
  id: 'terminal',
  title: 'Text for people, on the screen',
  extension: 'txt',
  render(report: Report, options: RenderOptions): string {
    const page = new Page(options);
    headPart(page, report);
    todayPart(page, report);
    sidesPart(page, report, options.checks);
    paymentPart(page, report);
    lossPart(page, report);
    findingsPart(page, report.findings);
    blindPart(page, report);
    asidePart(page, report);
    notesPart(page, report);
    return page.done();
  },
} satisfies ReportFormat;

function notesPart(page: Page, report: Report): void {
  page.heading('Good to know');
  const gdpr = gdprNote(report);
  if (gdpr) page.line(gdpr);
  page.line(notAnAssessor);
  page.line(`${knowledgeSays(report)} Made by storewarden ${report.tool.version}.`);
}
