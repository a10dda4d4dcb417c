/** Whether text holds PHP that does something: not only comments, headers, a refusal and an end. */
export function isActivePhp(text: string): boolean {
  const from = text.search(/<\?(?:php\b|=|\s)/i);
  if (from < 0) return false;
  return !isInert(withoutComments(text.slice(from)));
}

const string = `'[^'$\`]{0,300}'|"[^"$\`]{0,300}"`;
const steps: readonly RegExp[] = [
  /^(?:<\?php|<\?)\s*/i,
  new RegExp(
    `^@?(?:header|header_remove|ini_set|set_time_limit|error_reporting|http_response_code)\\s{0,5}\\((?:${string}|gm?date\\s{0,5}\\((?:${string})\\)|[\\w\\s.,:]){0,20}\\)\\s{0,20};\\s*`,
    'i',
  ),
  new RegExp(
    `^if\\s{0,5}\\(\\s{0,5}!\\s{0,5}defined\\s{0,5}\\(\\s{0,5}(?:${string})\\s{0,5}\\)\\s{0,5}\\)\\s{0,20}\\{?\\s{0,20}(?:exit|die|return)\\b\\s{0,5}(?:\\((?:${string}|[\\w\\s]){0,5}\\))?\\s{0,20};\\s{0,20}\\}?\\s*`,
    'i',
  ),
  new RegExp(
    `^!?\\s{0,5}defined\\s{0,5}\\(\\s{0,5}(?:${string})\\s{0,5}\\)\\s{0,5}(?:\\|\\||or|and|&&)\\s{0,5}(?:exit|die)\\b\\s{0,5}(?:\\((?:${string}|[\\w\\s]){0,5}\\))?\\s{0,20};\\s*`,
    'i',
  ),
  /^declare\s{0,5}\(\s{0,5}strict_types\s{0,5}=\s{0,5}\d\s{0,5}\)\s{0,5};\s*/i,
  /^;\s*/,
];
const end = new RegExp(
  `^(?:exit|die|return|__halt_compiler)\\b\\s{0,5}(?:\\((?:${string}|[\\w\\s]){0,5}\\))?\\s{0,20}(?:;|\\?>|$)`,
  'i',
);
const MOST_STEPS = 60;

function isInert(code: string): boolean {
  let rest = code;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (rest === '' || end.test(rest)) return true;
    if (rest.startsWith('?>')) {
      const next = rest.search(/<\?(?:php\b|=|\s)/i);
      if (next < 0) return true;
      rest = rest.slice(next);
    }
    const found = steps.map((pattern) => pattern.exec(rest)?.[0].length ?? 0).find((length) => length > 0);
    if (found === undefined) return false;
    rest = rest.slice(found);
  }
  return false;
}

const token = /\/\*|\/\/|#|'|"|\?>/g;

/** The text without comments; what stands in strings stays. */
function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  const find = new RegExp(token);
  for (find.lastIndex = 0; ;) {
    const match = find.exec(text);
    if (!match) return kept + text.slice(at);
    const skipped = lengthOf(match[0], text, match.index);
    const attribute = text.startsWith('#[', match.index);
    const comment = !attribute && (match[0] === '/*' || match[0] === '//' || match[0] === '#');
    kept += text.slice(at, comment ? match.index : match.index + skipped) + (comment ? ' ' : '');
    at = match.index + skipped;
    find.lastIndex = at;
  }
}

function lengthOf(mark: string, text: string, from: number): number {
  if (mark === '?>') return ends(text.indexOf('<?', from), 0, text) - from;
  if (text.startsWith('#[', from)) return 1;
  if (mark === '/*') return ends(text.indexOf('*/', from + 2), 2, text) - from;
  if (mark === '//' || mark === '#') {
    const line = ends(text.indexOf('\n', from), 1, text);
    const close = text.indexOf('?>', from);
    return (close >= 0 && close < line ? close : line) - from;
  }
  let at = from + 1;
  while (at < text.length && text[at] !== mark) at += text[at] === '\\' ? 2 : 1;
  return Math.min(text.length, at + 1) - from;
}

function ends(found: number, length: number, text: string): number {
  return found < 0 ? text.length : found + length;
}
