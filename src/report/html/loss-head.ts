import { html } from 'hono/html';
import type { Report } from '../../core/report.ts';
import { priceSays } from '../summary/loss.ts';
import { engineSays, momentSays } from '../summary/words.ts';
import type { Html } from './text.ts';

/** The top of the page on losses: whose, and the figures that count. */
export function lossHead({ store, began, loss }: Report): Html {
  const figures: readonly (readonly [string, number])[] = loss
    ? [
        ['a year on average', loss.own.mean],
        ['one year in ten, or more', loss.own.p90],
        ['one year in a hundred, or more', loss.own.p99],
        ['harm to others, a year', loss.harm.mean],
      ]
    : [];
  return html`<header class="masthead">
    <p class="brand">storewarden <span>what negligence costs</span></p>
    <h1><bdi>${store.name}</bdi></h1>
    <p class="about">${[engineSays(store), momentSays(began)].map((one) => html`<span>${one}</span>`)}</p>
    <dl class="money">
      ${figures.map(
        ([says, amount]) =>
          html`<div>
            <dt>${says}</dt>
            <dd>${loss ? priceSays(amount, loss) : ''}</dd>
          </div>`,
      )}
    </dl>
  </header>`;
}
