import { html } from 'hono/html';
import type { LossReport } from '../../core/loss.ts';
import type { Report } from '../../core/report.ts';
import {
  businessSays,
  fiveAnswers,
  fixSays,
  honestySays,
  hoursSay,
  notificationSays,
  priceSays,
  yearSays,
} from '../summary/loss.ts';
import { chanceSays, curvePlot, tornado, waterfall } from './loss-plots.ts';
import { type Html, list, none } from './text.ts';

const MOST_DRIVERS = 10;

/** What a year may cost, with its pictures and a table beside each; or which answers that needs. */
export function lossPart({ loss, findings }: Report): Html {
  if (!loss) {
    if (findings.length === 0) return none;
    return html`<section aria-labelledby="loss">
      <h2 id="loss">What it costs</h2>
      <p>${fiveAnswers}</p>
    </section>`;
  }
  return html`<section aria-labelledby="loss">
    <h2 id="loss">What a year may cost</h2>
    <p class="lead">${loss.says}</p>
    ${list(yearSays(loss))} ${curveFigure(loss)} ${fixesFigure(loss)} ${driversFigure(loss)}
    <h3>Telling the people concerned</h3>
    <p>${notificationSays(loss)}</p>
    <h3>How good these figures are</h3>
    ${list(honestySays(loss))}
  </section>`;
}

function curveFigure(loss: LossReport): Html {
  if (loss.curve.length === 0) return none;
  const rows = loss.curve.filter(({ loss: amount }) => /^[13]0*$/.test(String(amount)));
  return html`<figure class="wide">
    <h3>The chance of a bad year</h3>
    ${curvePlot(loss)}
    ${table(
      'Chance of a year that loses more',
      ['A year loses more than', 'you', 'customers and issuers'],
      rows.map((point) => [priceSays(point.loss, loss), chanceSays(point.own), chanceSays(point.harm)]),
    )}
  </figure>`;
}

function fixesFigure(loss: LossReport): Html {
  if (loss.fixes.length === 0) return none;
  return html`<figure class="wide">
      <h3>What is left after each fix</h3>
      ${waterfall(loss)}
      ${table(
        'The fixes, most saving per hour of work first',
        ['Fix', 'saves alone', 'after those above', 'work', 'costs', 'pays'],
        loss.fixes.map((fix) => [
          fix.title,
          priceSays(fix.saving, loss),
          priceSays(fix.savingAfter, loss),
          hoursSay(fix),
          priceSays(fix.cost, loss),
          fix.pays ? 'yes' : 'no',
        ]),
      )}
    </figure>
    <h3>What each fix is worth</h3>
    <ol class="fixes">
      ${loss.fixes.map(
        (fix) =>
          html`<li>
            <p class="do">${fix.title}${fix.urgent ? html` <span class="tag used">used by attackers</span>` : ''}</p>
            <p>${fixSays(fix, loss)}</p>
          </li>`,
      )}
    </ol>`;
}

function driversFigure(loss: LossReport): Html {
  if (loss.drivers.length === 0) return none;
  return html`<figure class="wide">
    <h3>What drives the mean</h3>
    <p class="quiet">
      Each bar: the mean year with one thing at its low and at its high end (one reading in ten lies beyond). The
      upright line is the mean.
    </p>
    ${tornado(loss, MOST_DRIVERS)}
    ${table(
      'The mean year with one thing at its low and its high end',
      ['What', 'low', 'high'],
      loss.drivers
        .slice(0, MOST_DRIVERS)
        .map(({ title, low, high }) => [title, priceSays(low, loss), priceSays(high, loss)]),
    )}
  </figure>`;
}

/** Every fact that the figures rest on, with source and grade. */
export function lossFactsPart({ loss }: Report): Html {
  if (!loss) return none;
  return html`<section aria-labelledby="facts">
    <h2 id="facts">What the figures rest on</h2>
    <p>${businessSays(loss)}</p>
    <p>
      Grade A: primary data. B: figures of insurers and vendors. C: weak, or a range of our own (marked assumption).
    </p>
    ${table(
      'Facts and assumptions',
      ['Fact', 'value', 'grade', 'source'],
      loss.facts.map(({ quantity, value, unit, year, grade, evidence, source }) => [
        quantity,
        `${valueSays(value)} ${unit}, ${year}`,
        evidence === 'expert' ? `${grade}, assumption` : grade,
        source,
      ]),
      'words',
    )}
  </section>`;
}

/** `{"low":1,"mode":2}` as "low 1, mode 2". */
function valueSays(value: string): string {
  return value
    .replaceAll(/[{}"[\]]/g, '')
    .replaceAll(':', ' ')
    .replaceAll(',', ', ');
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  kind: 'numbers' | 'words' = 'numbers',
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td class="${kind}">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
