import { html } from 'hono/html';
import type { CheckWords, Outcome, Report } from '../../core/report.ts';
import { sideNames, sides } from '../../core/side.ts';
import { plural } from '../../core/text.ts';
import { blindSpots, brokenChecks } from '../summary/blind.ts';
import {
  daySays,
  gdprNote,
  integrationSays,
  knowledgeSays,
  notAnAssessor,
  questionnaireSays,
} from '../summary/words.ts';
import { type Html, list, none, prose } from './text.ts';

/** How customers pay, and what the card industry asks for then. */
export function paymentPart({ payment }: Report): Html {
  return html`<section aria-labelledby="payment">
    <h2 id="payment">How customers pay</h2>
    <p class="lead">${integrationSays(payment)}</p>
    <p>${questionnaireSays(payment)}</p>
    ${list(payment.because)}
  </section>`;
}

/** What stayed open, by reason. */
export function blindPart(report: Report): Html {
  const spots = blindSpots(report);
  const broken = brokenChecks(report);
  if (spots.length + broken.length === 0) return none;
  return html`<section aria-labelledby="blind">
    <h2 id="blind">What could not be told</h2>
    <p>Not known is not fine: behind each of these there may be more.</p>
    <ul class="blind">
      ${spots.map(
        ({ detail, checks }) =>
          html`<li>
            <details>
              <summary>${detail} <span class="quiet">${plural(checks.length, 'question')}</span></summary>
              <p class="ids">${checks.map((check) => html`<code>${check}</code> `)}</p>
            </details>
          </li>`,
      )}${broken.map(({ check }) => html`<li>The check <code>${check}</code> broke. This is a bug in storewarden; please report it.</li>`)}
    </ul>
  </section>`;
}

/** Risks that the owner has accepted for a while. They count nowhere else. */
export function acceptedPart({ accepted = [] }: Report): Html {
  if (accepted.length === 0) return none;
  return html`<section aria-labelledby="accepted">
    <h2 id="accepted">Accepted for now</h2>
    <p>These were found too. Somebody has decided to live with them for a while; they do not count in the grade.</p>
    ${list(
      accepted.map(
        ({ title, subject, accepted: { until, because } }) =>
          html`${title}: <span class="subject" dir="auto">${subject}</span>. Until ${daySays(until)}: ${because}`,
      ),
    )}
  </section>`;
}

/** What an older report had and this one has not. */
export function gonePart({ gone = [] }: Report): Html {
  if (gone.length === 0) return none;
  return html`<section aria-labelledby="gone">
    <h2 id="gone">Gone since the older report</h2>
    ${list(gone.map(({ title, subject }) => html`${title}: <span class="subject" dir="auto">${subject}</span>`))}
  </section>`;
}

const endings: Readonly<Record<Outcome['ended'], string>> = {
  passed: 'in order',
  failed: 'found something',
  unknown: 'could not tell',
  'not-applicable': 'does not apply',
  broke: 'broke',
};

/** Every question that was asked and how it ended. */
export function appendix(report: Report, checks: readonly CheckWords[]): Html {
  const asked = checks.filter(({ id }) => report.outcomes[id]);
  if (asked.length === 0) return none;
  return html`<section aria-labelledby="all" class="appendix">
    <h2 id="all">Everything that was asked</h2>
    ${sides.map((side) => {
      const ofSide = asked.filter((check) => check.side === side);
      if (ofSide.length === 0) return none;
      return html`<details>
        <summary>${sideNames[side]} <span class="quiet">${plural(ofSide.length, 'question')}</span></summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Questions on: ${sideNames[side]}">
          <table>
            <thead>
              <tr>
                <th scope="col">The flaw looked for</th>
                <th scope="col">How it ended</th>
              </tr>
            </thead>
            <tbody>
              ${ofSide.map((check) => {
                const ended = report.outcomes[check.id]?.ended ?? 'unknown';
                return html`<tr>
                  <th scope="row">${prose(check.title)} <code>${check.id}</code></th>
                  <td class="${ended}">${endings[ended]}</td>
                </tr>`;
              })}
            </tbody>
          </table>
        </div>
      </details>`;
    })}
  </section>`;
}

/** The law, what this report is not, and how old its knowledge is. */
export function notes(report: Report): Html {
  const gdpr = gdprNote(report);
  return html`<section aria-labelledby="notes" class="notes">
    <h2 id="notes">Good to know</h2>
    ${gdpr ? html`<p>${gdpr}</p>` : none}
    <p>${notAnAssessor}</p>
    <p>${knowledgeSays(report)}</p>
  </section>`;
}
