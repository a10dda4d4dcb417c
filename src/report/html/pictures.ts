import { html } from 'hono/html';
import { severities } from '../../core/finding.ts';
import type { Report } from '../../core/report.ts';
import { sideNames, sides } from '../../core/side.ts';
import { plural } from '../../core/text.ts';
import { type Coverage, lookSays } from '../summary/coverage.ts';
import { gradeTone } from './masthead.ts';
import type { Html } from './text.ts';

interface Bar {
  readonly label: string;
  /** Class of the colour, and how long the piece is. */
  readonly pieces: readonly (readonly [string, number])[];
}

/** Findings by side and severity, as bars and as a table. */
export function severityBySide({ findings }: Report): Html {
  const bars = sides.map((side): Bar => {
    const ofSide = findings.filter((finding) => finding.side === side);
    return {
      label: sideNames[side],
      pieces: severities.map((severity) => [
        severity,
        ofSide.filter((finding) => finding.severity === severity).length,
      ]),
    };
  });
  return html`<section aria-labelledby="where">
    <h2 id="where">Where the findings are</h2>
    <figure>
      ${chart('Findings by side', bars, 'finding')}
      ${table(
        'Findings by side and severity',
        ['Side', ...severities],
        bars.map(({ label, pieces }) => [label, ...pieces.map(([, count]) => count)]),
      )}
    </figure>
  </section>`;
}

/** How the questions of each side ended, as bars and as a table. */
export function whatWasLookedAt(coverage: readonly Coverage[]): Html {
  const bars = coverage.map((side): Bar => ({
    label: side.name,
    pieces: [
      ['passed', side.passed],
      ['failed', side.failed],
      ['unknown', side.unknown + side.broke],
      ['skipped', side.notApplicable],
    ],
  }));
  return html`<section aria-labelledby="looked">
    <h2 id="looked">What was looked at</h2>
    <ul class="sides">
      ${coverage.map(
        (side) =>
          html`<li>
            <span class="mark ${side.look.looked ? gradeTone(side.look.grade) : 'dark'}"
              >${side.look.looked ? side.look.grade : '–'}</span
            >
            <div>
              <b>${side.name}</b>
              <p>${lookSays(side)}</p>
            </div>
          </li>`,
      )}
    </ul>
    <figure>
      ${chart('Questions by side', bars, 'question')}
      ${table(
        'Questions by side and how they ended',
        ['Side', 'In order', 'Found something', 'Could not tell', 'Does not apply'],
        bars.map(({ label, pieces }) => [label, ...pieces.map(([, count]) => count)]),
        ['', 'passed', 'failed', 'unknown', 'skipped'],
      )}
    </figure>
  </section>`;
}

function chart(title: string, bars: readonly Bar[], noun: string): Html {
  const longest = Math.max(1, ...bars.map(total));
  return html`<div class="chart" role="img" aria-label="${title}; the numbers are in the table.">
    ${bars.map(
      (bar) =>
        html`<span class="name">${bar.label}</span
          ><span class="total">${plural(total(bar), noun)}</span>${drawn(bar, longest)}`,
    )}
  </div>`;
}

/** One bar on a scale of 1000, stretched to the room there is; its pieces are set apart by a gap. */
function drawn({ pieces }: Bar, longest: number): Html {
  let at = 0;
  const rects = pieces.map(([name, count]) => {
    const width = (count / longest) * 1000;
    const rect =
      width === 0
        ? ''
        : html`<rect
            class="${name}"
            x="${at.toFixed(1)}"
            y="0"
            width="${Math.max(width - 4, 2).toFixed(1)}"
            height="10"
          />`;
    at += width;
    return rect;
  });
  return html`<svg viewBox="0 0 1000 10" preserveAspectRatio="none" focusable="false">
    <rect class="rail" x="0" y="4.5" width="1000" height="1" />
    ${rects}
  </svg>`;
}

function total({ pieces }: Bar): number {
  return pieces.reduce((sum, [, count]) => sum + count, 0);
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  tones: readonly string[] = heads,
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head, index) => html`<th scope="col">${index === 0 ? '' : html`<i class="swatch ${tones[index] ?? ''}"></i>`}${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td${cell === 0 ? html` class="zero"` : ''}>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
