import type { Piece } from '../detector.ts';

/** A value that stands behind its name. */
export interface Named {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What may stand between the end of an anchor and its value: the rest of the name, quotes, and a sign of assignment. */
const between =
  /[\w .#/()\u0080-\u00ff-]{0,32}?(?:\\?["'`\]]){0,3}[ \t]{0,4}(?:=>|[:=|,>]|;[a-z]:\d{1,4}:|[ \t])(?:[ \t]|\\?["'`[]){0,4}/y;

/** The value behind an anchor, if the first thing there has a form; `form` is sticky and bounded; no letter or digit follows. */
export function valueBehind({ text, at }: Piece, anchor: number, form: RegExp): Named | undefined {
  between.lastIndex = at + anchor;
  if (between.exec(text) === null) return undefined;
  for (let start = between.lastIndex, tries = 0; tries < 3 && start >= at + anchor; start--, tries++) {
    form.lastIndex = start;
    const hit = form.exec(text);
    if (hit === null) continue;
    const value = hit[1] ?? hit[0];
    if (/[0-9A-Za-z_]/.test(text.charAt(hit.index + hit[0].length))) continue;
    const from = hit.index + hit[0].indexOf(value);
    return { value, start: from, end: from + value.length };
  }
  return undefined;
}

/** Which of some anchors stands at the candidate; the longest. */
export function anchorAt({ text, at }: Piece, anchors: readonly string[]): number {
  const lower = Buffer.from(text.slice(at, at + 48), 'latin1')
    .toString('utf8')
    .toLowerCase();
  let longest = 0;
  for (const anchor of anchors) {
    const word = anchor.trim();
    const bytes = Buffer.byteLength(word);
    if (bytes > longest && lower.startsWith(word)) longest = bytes;
  }
  return longest;
}
