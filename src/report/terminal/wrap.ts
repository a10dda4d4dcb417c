import { printable } from '../../core/text.ts';

/**
 * Text broken into lines of at most `width` columns, each indented; the first may begin with `first` instead. Control
 * characters are made visible. Words longer than a line are broken.
 */
export function wrap(text: string, width: number, indent = '', first = indent): string {
  const room = Math.max(20, width - Math.max(indent.length, first.length));
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text, 4000)
    .split(' ')
    .flatMap((one) => pieces(one, room))) {
    if (line !== '' && columns(line) + 1 + columns(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((one, index) => `${index === 0 ? first : indent}${one}`.trimEnd()).join('\n');
}

function pieces(word: string, room: number): readonly string[] {
  if (columns(word) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (columns(part) + columns(character) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

// East Asian scripts and pictures take two columns.
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

/** Columns that a text takes on a terminal. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += wide.test(character) ? 2 : 1;
  return count;
}
