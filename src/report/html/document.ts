import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { script } from './script.ts';
import { style } from './style.ts';
import type { Html } from './text.ts';

/** A whole page that asks nobody for anything: its only style and script are known by their hashes. */
export function page(
  title: string,
  parts: { readonly head: Html; readonly main: readonly Html[]; readonly foot: Html },
): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hash(style)}'`,
    `script-src '${hash(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const whole = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the report</a>
        ${parts.head}
        <main id="main" tabindex="-1">${parts.main}</main>
        <footer>${parts.foot}</footer>
        ${raw(`<script type="module">${script}</script>`)}
      </body>
    </html> `;
  if (whole instanceof Promise) throw new Error('A part of the page is not ready when it is put together.');
  return `${whole.toString().trimEnd()}\n`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
