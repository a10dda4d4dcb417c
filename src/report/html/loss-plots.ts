import { html } from 'hono/html';
import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { LossPoint, LossReport } from '../../core/loss.ts';
import { priceSays } from '../summary/loss.ts';
import type { Html } from './text.ts';

/** The chance of a year that loses more, on two axes of powers of ten. The harm to others is the dashed line. */
export function curvePlot(loss: LossReport): Html {
  const points = loss.curve.filter(({ own, harm }) => own >= LEAST || harm >= LEAST);
  const [first, last] = [points[0]?.loss ?? 1, points.at(-1)?.loss ?? 10];
  const from = Math.floor(Math.log10(first));
  const to = Math.max(Math.ceil(Math.log10(last)), from + 1);
  const x = scaleLog([10 ** from, 10 ** to], [0, 1000]);
  const y = scaleLog([LEAST, 1], [500, 0]);
  const path = (of: (point: LossPoint) => number): string =>
    line<LossPoint>(
      (point) => x(point.loss),
      (point) => y(Math.min(of(point), 1)),
    )(points.filter((point) => of(point) >= LEAST)) ?? '';
  const decades = Array.from({ length: to - from }, (_, at) => 10 ** (from + at));
  return html`<div class="plot" role="img" aria-label="Loss exceedance curve; the numbers are in the table.">
      <div class="up">${CHANCES.map((chance) => html`<span>${chanceSays(chance)}</span>`)}</div>
      <svg viewBox="0 0 1000 500" preserveAspectRatio="none" focusable="false">
        ${[...CHANCES, LEAST].map((chance) => gridLine(0, y(chance), 1000, y(chance)))}
        ${[...decades, 10 ** to].map((amount) => gridLine(x(amount), 0, x(amount), 500))}
        <path class="harm" d="${path(({ harm }) => harm)}" />
        <path class="own" d="${path(({ own }) => own)}" />
      </svg>
      <div class="along">${decades.map((amount) => html`<span>${shortSays(amount, loss)}</span>`)}</div>
      <p class="of">${loss.currency} lost in a year; up: chance of a year that loses more</p>
    </div>
    <p class="legend">
      <span>${sample('own')}you</span>
      <span>${sample('harm')}customers and card issuers (harm passed on)</span>
    </p>`;
}

/** Below this a curve is not drawn: too few years were seen. */
const LEAST = 0.001;
const CHANCES = [1, 0.1, 0.01];

/** A chance as people say it: "10 %". */
export function chanceSays(chance: number): string {
  if (chance === 0) return 'not seen';
  return chance < 0.001 ? 'under 0.1 %' : `${Number((chance * 100).toPrecision(2))} %`;
}

/** An amount with little room: "10k". */
function shortSays(minor: number, { digits }: LossReport): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 }).format(minor / 10 ** digits);
}

function gridLine(x1: number, y1: number, x2: number, y2: number): Html {
  return html`<line
    class="grid"
    x1="${x1.toFixed(1)}"
    y1="${y1.toFixed(1)}"
    x2="${x2.toFixed(1)}"
    y2="${y2.toFixed(1)}"
  />`;
}

function sample(kind: 'own' | 'harm'): Html {
  return html`<svg viewBox="0 0 30 8" aria-hidden="true">
    <line class="line ${kind}" x1="0" y1="4" x2="30" y2="4" />
  </svg>`;
}

/** A row of a chart: a bar from one amount to another. */
export interface Span {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly says: string;
  readonly tone: 'own' | 'saved' | 'rest';
}

/** Bars on one scale, with a mark at an amount if one is given. */
export function spansPlot(title: string, spans: readonly Span[], begin: number, mark?: number): Html {
  const end = Math.max(...spans.map(({ to }) => to), mark ?? 0);
  const x = scaleLinear([begin, end > begin ? end : begin + 1], [0, 1000]);
  return html`<div class="chart rows" role="img" aria-label="${title}; the numbers are in the table.">
    ${spans.map(({ label, from, to, says, tone }) => {
      const [left, right] = [x(from), x(to)];
      return html`<span class="name">${label}</span><span class="total">${says}</span>
        <svg viewBox="0 0 1000 10" preserveAspectRatio="none" focusable="false">
          <rect class="rail" x="0" y="4.5" width="1000" height="1" />
          <rect
            class="${tone}"
            x="${left.toFixed(1)}"
            y="0"
            width="${Math.max(right - left, 3).toFixed(1)}"
            height="10"
          />
          ${mark === undefined ? '' : html`<line class="mean" x1="${x(mark).toFixed(1)}" y1="-2" x2="${x(mark).toFixed(1)}" y2="12" />`}
        </svg>`;
    })}
  </div>`;
}

/** What moves the mean most, as bars from the low to the high end around it. */
export function tornado(loss: LossReport, most: number): Html {
  const drivers = loss.drivers.slice(0, most);
  const begin = Math.min(...drivers.map(({ low }) => low), loss.own.mean);
  const spans = drivers.map(({ title, low, high }) => ({
    label: title,
    from: low,
    to: high,
    says: `${priceSays(low, loss)} to ${priceSays(high, loss)}`,
    tone: 'own' as const,
  }));
  return spansPlot('What drives the mean', spans, Math.max(0, begin * 0.9), loss.own.mean);
}

/** From what a year costs today, fix by fix, to what is left. */
export function waterfall(loss: LossReport): Html {
  const { fixes } = loss;
  const start = (fixes[0]?.left ?? 0) + (fixes[0]?.savingAfter ?? 0);
  const end = fixes.at(-1)?.left ?? start;
  const steps = fixes.map(({ title, left, savingAfter }) => ({
    label: title,
    from: left,
    to: left + savingAfter,
    says: `- ${priceSays(savingAfter, loss)}`,
    tone: 'saved' as const,
  }));
  const whole = { label: 'A year as it is', from: 0, to: start, says: priceSays(start, loss), tone: 'own' as const };
  const rest = {
    label: 'A year with all of it mended',
    from: 0,
    to: end,
    says: priceSays(end, loss),
    tone: 'rest' as const,
  };
  return spansPlot('What is left after each fix', [whole, ...steps, rest], 0);
}
