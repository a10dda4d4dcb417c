import { html } from 'hono/html';
import type { LossReport } from '../core/loss.ts';
import type { RenderOptions, Report, ReportFormat } from '../core/report.ts';
import { page } from './html/document.ts';
import { lossFactsPart, lossPart as lossSection } from './html/loss.ts';
import json from './formats/json.ts';
import { cleaned } from './summary/clean.ts';
import { lossHead } from './html/loss-head.ts';
import { explainPart, lossPart } from './terminal/loss.ts';
import { Page } from './terminal/page.ts';

/** The formats of `storewarden loss`. With `explain` the text lists every fact; the page always does. */
export function lossFormats(explain: boolean): readonly ReportFormat[] {
  return [
    {
      id: 'terminal',
      title: 'Text for people, on the screen',
      extension: 'txt',
      render: (report, options) => asText(cleaned(report), options, explain),
    },
    { id: 'html', title: 'A page with pictures', extension: 'html', render: (report) => asPage(cleaned(report)) },
    json,
    {
      id: 'csv',
      title: 'The curve: the chance of a year that loses more',
      extension: 'csv',
      render: ({ loss }) => (loss ? curveOf(loss) : ''),
    },
  ];
}

function asText(report: Report, options: RenderOptions, explain: boolean): string {
  const text = new Page(options);
  lossPart(text, report);
  if (explain && report.loss) explainPart(text, report.loss);
  return text.done();
}

function asPage(report: Report): string {
  return page(`${report.store.name}: what a year may cost`, {
    head: lossHead(report),
    main: [lossSection(report), lossFactsPart(report)],
    foot: html`<p>
      Made by storewarden ${report.tool.version}. This page asks nobody for anything when it is opened.
    </p>`,
  });
}

/** RFC 4180: an amount in units of the currency, and the chance of a year that loses more. */
function curveOf({ curve, currency, digits }: LossReport): string {
  const rows = curve.map(({ loss, own, harm }) => [(loss / 10 ** digits).toFixed(digits), currency, own, harm]);
  return [['loss', 'currency', 'chance_own_loss_above', 'chance_harm_above'], ...rows]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}
