import { html } from 'hono/html';
import type { RenderOptions, Report, ReportFormat } from '../../core/report.ts';
import { dataPart } from '../html/data-map.ts';
import { page } from '../html/document.ts';
import { findingsPart } from '../html/findings.ts';
import { lossFactsPart, lossPart } from '../html/loss.ts';
import { masthead, today } from '../html/masthead.ts';
import { severityBySide, whatWasLookedAt } from '../html/pictures.ts';
import { acceptedPart, appendix, blindPart, gonePart, notes, paymentPart } from '../html/sections.ts';
import { cleaned } from '../summary/clean.ts';
import { coverageOf } from '../summary/coverage.ts';

export default {
  id: 'html',
  title: 'A page to read, print and hand on',
  extension: 'html',
  render(given: Report, { checks }: RenderOptions): string {
    const report = cleaned(given);
    return page(`${report.store.name}: security report, grade ${report.grade}`, {
      head: masthead(report),
      main: [
        today(report),
        severityBySide(report),
        lossPart(report),
        findingsPart(report),
        paymentPart(report),
        dataPart(report),
        whatWasLookedAt(coverageOf(report, checks)),
        blindPart(report),
        acceptedPart(report),
        gonePart(report),
        lossFactsPart(report),
        notes(report),
        appendix(report, checks),
      ],
      foot: html`<p>
        Made by storewarden ${report.tool.version}. This page asks nobody for anything when it is opened.
      </p>`,
    });
  },
} satisfies ReportFormat;
