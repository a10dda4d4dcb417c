import { printable } from '../../core/text.ts';

/** Text in Markdown that stays text: no link, image, heading, list, table, HTML or mention comes of it. */
export function text(words: string): string {
  return printable(words, 4000)
    .replace(/[\\`*_{}[\]<>|~#&!]/g, (character) =>
      character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
    )
    .replace(
      /^(\s*)([-+]|\d{1,9}[.)])(?=\s|$)/,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replace(/^(\s*)(=|-)/, '$1\\$2')
    .replaceAll(/@(?=\w)/g, '@\u2060')
    .replaceAll(/(https?|ftp|www)([:.])/gi, '$1\\$2');
}

/** Our own words, in which `code` may stand between backticks. */
export function prose(words: string): string {
  const parts = words.split('`');
  if (parts.length % 2 === 0) return text(words);
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : part === '' ? '' : text(part))).join('');
}

/** Text as code, with a fence that is longer than any run of backticks in it. */
export function code(words: string): string {
  const plain = printable(words, 4000).replaceAll('|', '\\|');
  const runs = plain.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = plain === '' || plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}
