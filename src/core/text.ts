// Control and format characters that move the cursor, hide text or turn its direction: C0, C1, bidi, zero-width, BOM.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Text from a store, made harmless for a terminal or a page: control characters become visible, length is capped. */
export function printable(text: string, longest = 500): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  if (isPlain(cut)) return cut;
  return cut.replace(unsafe, (character) => {
    if (character === '\n' || character === '\t') return ' ';
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}

/** Nothing but ASCII that can be seen, and blanks: most text, which needs no second look. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

/** "3 files", "1 file". */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : nouns}`;
}

/** "a, b and c"; after `most` the rest is counted. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
