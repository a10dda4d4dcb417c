import { html } from 'hono/html';
import type { Severity } from '../../core/finding.ts';

/** A piece of a page. What is put into a template is escaped, unless it is such a piece itself. */
export type Html = ReturnType<typeof html>;

/** Nothing. */
export const none: Html = html``;

/** Our own words, in which `code` may stand between backticks. */
export function prose(text: string): Html {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return html`${text}`;
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

export function severityChip(severity: Severity): Html {
  return html`<span class="chip ${severity}">${severity}</span>`;
}

export function list(items: readonly (Html | string)[]): Html {
  return items.length === 0
    ? none
    : html`<ul>
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
}
