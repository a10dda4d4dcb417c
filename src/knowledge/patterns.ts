// Makes patterns of others safe to run on hostile text: no look-around, no back-references, and every repeat bounded.

const VERSION = '[0-9][0-9.a-z_\\-]{1,30}';
const ANY_MOST = 1500;
const LINES_MOST = 15;
const LINE_MOST = 200;
const CLASS_MOST = 60;

/** A pattern, and what the version is made of: `$1`, or `$1.$2.$3`. */
export interface Mark {
  readonly pattern: string;
  readonly as?: string;
}

/** A plain pattern whose first group is the version; `undefined` if it cannot be made safe. */
export function plainMark(source: string): string | undefined {
  return safe(source);
}

/** The form `/pattern/replacement/`. */
export function replacingMark(source: string): Mark | undefined {
  const parts = /^\/(.*)\/([^/]*)\/$/s.exec(source);
  const pattern = safe(parts?.[1] ?? '');
  return parts && pattern !== undefined ? { pattern, as: parts[2] ?? '$1' } : undefined;
}

function safe(source: string): string | undefined {
  const text = source
    .replaceAll('§§version§§', VERSION)
    .replace(/\(\?<[=!][^()]*\)/g, '')
    .replace(/\\[1-9]/g, '[\\w$]{1,3}')
    .replace(/\(\.\*\n\)\*/g, `(?:.{0,${LINE_MOST}}\\n){0,${LINES_MOST}}`);
  const bounded = bound(text);
  if (/\(\?[=!<]/.test(bounded)) return undefined;
  try {
    return new RegExp(bounded).source;
  } catch {
    return undefined;
  }
}

/** Gives every `*`, `+` and `{n,}` an end. */
function bound(text: string): string {
  let made = '';
  let inClass = false;
  let last = '';
  for (let at = 0; at < text.length; at++) {
    const one = text[at] ?? '';
    if (one === '\\') {
      last = text.slice(at, at + 2);
      made += last;
      at++;
    } else if (inClass) {
      made += one;
      inClass = one !== ']';
      last = ']';
    } else if (one === '[') {
      made += one;
      inClass = true;
    } else if (one === '*' || one === '+') {
      const lineWise = last === '.' && text.slice(at + 1, at + 3).startsWith('\n');
      const most = last === '.' ? (lineWise ? LINE_MOST : ANY_MOST) : CLASS_MOST;
      made += `{${one === '*' ? 0 : 1},${most}}`;
      if (text[at + 1] === '?') made += text[++at];
    } else {
      made += one;
      last = one;
    }
  }
  return made;
}
