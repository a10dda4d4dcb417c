import { html } from 'hono/html';
import type { Report } from '../../core/report.ts';
import { plural } from '../../core/text.ts';
import { type DataGroup, dataGroups, type DataTable, dataTables } from '../summary/data-tables.ts';
import { type Html, none } from './text.ts';

const MOST_DRAWN = 16;
const MOST_LISTED = 100;
const GRAVE: ReadonlySet<DataGroup> = new Set(['Cards', 'Bank accounts', 'Identity papers', 'Passwords, keys']);

/** In pixels of a drawing that is 360 wide. */
const STEP = 27;
const HEAD = 92;
const ROW = 42;
const YEARS = { from: 214, to: 352 } as const;

/** Which tables hold what of people, in how many rows, and how old: a picture, and the same as a table. */
export function dataPart({ data }: Report): Html {
  if (data === undefined || data.columns.length === 0) return none;
  const tables = dataTables(data);
  return html`<section aria-labelledby="data">
    <h2 id="data">What the database knows of people</h2>
    <p>
      Of ${plural(data.tables, 'table')} with ${plural(data.rows, 'row')} that were looked through, ${tables.length}
      ${tables.length === 1 ? 'holds' : 'hold'} data that thieves want and the law protects. What is no longer needed is
      best erased. <code>--format processing</code> writes the same down as a record of processing (GDPR, article 30).
    </p>
    <figure class="data">${picture(tables.slice(0, MOST_DRAWN))} ${listing(tables)}</figure>
  </section>`;
}

function picture(tables: readonly DataTable[]): Html {
  const years = yearsOf(tables);
  const height = HEAD + tables.length * ROW + 30;
  const title = 'Tables and what they hold; the larger a square, the more rows. The numbers are in the table.';
  return html`<svg class="datamap" viewBox="0 0 360 ${height}" role="img" aria-label="${title}">
    ${dataGroups.map((group, index) => {
      const x = 14 + index * STEP;
      return html`<line class="grid" x1="${x}" x2="${x}" y1="${HEAD}" y2="${height - 30}" /><text
          class="quiet"
          transform="translate(${x - 2} ${HEAD - 6}) rotate(-50)"
          >${group}</text
        >`;
    })}
    ${
      years === undefined
        ? none
        : [years.first, years.last].map(
            (year, index) =>
              html`<line
                  class="grid"
                  x1="${at(years, `${year}-01-01`)}"
                  x2="${at(years, `${year}-01-01`)}"
                  y1="${HEAD}"
                  y2="${height - 30}"
                /><text
                  class="quiet"
                  y="${HEAD - 6}"
                  x="${at(years, `${year}-01-01`)}"
                  text-anchor="${index === 0 ? 'start' : 'end'}"
                  >${year}</text
                >`,
          )
    }
    ${tables.map((table, index) => row(table, HEAD + index * ROW, years))} ${scale(height - 12)}
  </svg>`;
}

function row(table: DataTable, top: number, years: Years | undefined): Html {
  const { oldest, newest } = table;
  return html`<line class="grid" x1="0" x2="360" y1="${top}" y2="${top}" /><text class="name" x="0" y="${top + 14}"
      >${short(table.table)}</text
    >${dataGroups.map((group, index) => {
      const count = table.rows.get(group);
      return count === undefined ? '' : square(14 + index * STEP, top + 28, count, GRAVE.has(group));
    })}${
      years === undefined || oldest === undefined || newest === undefined
        ? ''
        : html`<line
              class="span"
              x1="${at(years, oldest)}"
              x2="${Math.max(at(years, newest), at(years, oldest) + 2)}"
              y1="${top + 28}"
              y2="${top + 28}"
            />${[oldest, newest].map((day) => html`<line class="span" x1="${at(years, day)}" x2="${at(years, day)}" y1="${top + 24}" y2="${top + 32}" />`)}`
    }`;
}

function square(x: number, y: number, count: number, isGrave: boolean): Html {
  const side = sideOf(count);
  return html`<rect
    class="${isGrave ? 'grave' : 'held'}"
    x="${(x - side / 2).toFixed(1)}"
    y="${(y - side / 2).toFixed(1)}"
    width="${side.toFixed(1)}"
    height="${side.toFixed(1)}"
  />`;
}

/** A square for 1, 1,000 and 1,000,000 rows. */
function scale(y: number): Html {
  const places: readonly (readonly [number, number])[] = [
    [1, 14],
    [1_000, 92],
    [1_000_000, 206],
  ];
  return html`${places.map(
    ([count, x]) =>
      html`${square(x, y - 4, count, false)}<text class="quiet" x="${x + 16}" y="${y}">${plural(count, 'row')}</text>`,
  )}`;
}

function sideOf(count: number): number {
  return Math.min(22, 5 + 2.6 * Math.log10(Math.max(1, count)));
}

interface Years {
  readonly first: number;
  /** The year after the newest. */
  readonly last: number;
}

function yearsOf(tables: readonly DataTable[]): Years | undefined {
  const years = tables
    .flatMap(({ oldest, newest }) => [oldest, newest])
    .filter((day) => day !== undefined)
    .map((day) => Number(day.slice(0, 4)));
  return years.length === 0 ? undefined : { first: Math.min(...years), last: Math.max(...years) + 1 };
}

function at({ first, last }: Years, day: string): number {
  const year = Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12;
  return Math.round(YEARS.from + ((year - first) / (last - first)) * (YEARS.to - YEARS.from));
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

function listing(tables: readonly DataTable[]): Html {
  const caption = 'Tables, what they hold, in how many rows, and from when';
  const shown = tables.slice(0, MOST_LISTED);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}${tables.length > shown.length ? `; the first ${shown.length} of ${tables.length}` : ''}
      </caption>
      <thead>
        <tr>
          ${['Table', 'Holds', 'Rows', 'From – to'].map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.flatMap((table) => lines(table))}
      </tbody>
    </table>
  </div>`;
}

function lines(table: DataTable): readonly Html[] {
  const { rows, estimated, oldest, newest } = table;
  const span = oldest === undefined ? html`–` : html`${oldest}<br />${newest}`;
  const groups = dataGroups.filter((group) => rows.has(group));
  const tall = groups.length;
  return groups.map((group, index) => {
    const count = (rows.get(group) ?? 0).toLocaleString('en-GB');
    return html`<tr>
      ${index === 0 ? html`<th scope="row" rowspan="${tall}">${table.table}</th>` : ''}
      <td title="${(table.columns.get(group) ?? []).join(', ')}">${group}</td>
      <td class="number">${estimated ? `≈ ${count}` : count}</td>
      ${index === 0 ? html`<td class="day" rowspan="${tall}">${span}</td>` : ''}
    </tr>`;
  });
}
