/** Words that tell, as they are looked up: single ones, and pairs with a blank. */
export type Words = ReadonlySet<string>;

export function words(...lists: readonly string[]): Words {
  return new Set(lists.flatMap((list) => list.split(',').map((word) => word.trim())).filter((word) => word !== ''));
}

/** The first word or pair of a list that a text holds as a whole word; `cc_number`, `ccNumber` and `CC-number` are two words. */
export function firstOf(text: string, list: Words): string | undefined {
  let before = '';
  for (const word of split(text)) {
    if (list.has(word)) return word;
    if (list.has(`${before} ${word}`)) return `${before} ${word}`;
    if (list.has(`${before}${word}`)) return `${before}${word}`;
    before = word;
  }
  return undefined;
}

/** The name of a column is split once, not again for each of its values: the last text, and its parts. */
const last: { text: string; parts: readonly string[] } = { text: '', parts: [''] };

function split(text: string): readonly string[] {
  if (text === last.text) return last.parts;
  last.parts = partsOf(text);
  last.text = text;
  return last.parts;
}

function partsOf(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (/^\p{L}+\d{1,2}$/u.test(word) ? word.replace(/\d+$/, '') : word));
}
