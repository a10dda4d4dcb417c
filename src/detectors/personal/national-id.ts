import type { Detector, Found } from '../detector.ts';
import { keepLast } from '../mask.ts';
import { firstOf } from '../scan/words.ts';
import type { NationalForm } from './national-form.ts';
import { nationalForms } from './national-forms.ts';

const anchors = [...new Set(nationalForms.flatMap(({ words }) => [...words]))]
  .filter((word) => !['cf', 'ni', 'rč', 'documento'].includes(word))
  .map((word) => ` ${word} `);
const separators = /[ .\-/]/g;

/** Numbers that states give to people: some sixty forms of 45 countries, by their name nearby and their check digits. */
export default {
  id: 'national-id',
  title: 'National identification number',
  finds: 'Numbers that states give to people: some sixty forms of 45 countries, by their name nearby.',
  sureness: 'Firm: named and right check digits. Tentative: forms without check digits.',
  kind: 'personal',
  triggers: ['anchor'],
  anchors,
  longest: 120,

  find(piece) {
    const { text, at } = piece;
    const near = Buffer.from(text.slice(at, at + 40), 'latin1')
      .toString('utf8')
      .toLowerCase();
    const meant = nationalForms.filter((one) => [...one.words].some((word) => near.startsWith(word)));
    return meant.length === 0 ? undefined : nearby(text, at, meant);
  },

  field(value, column) {
    if (value.length > 20) return undefined;
    for (const one of nationalForms) {
      const word = firstOf(column, one.words);
      if (word === undefined) continue;
      const found = standsAt(one, value, 0);
      if (found !== undefined && found.end === value.length) return found;
    }
    return undefined;
  },

  mask: (value) => keepLast(value, 2),
} satisfies Detector;

/** The first value behind the word, within forty bytes, that has one of the forms meant. */
function nearby(text: string, from: number, meant: readonly NationalForm[]): Found | undefined {
  for (let place = from + 2; place < Math.min(text.length, from + 56); place++) {
    if (!/[0-9A-Za-z]/.test(text.charAt(place)) || /[0-9A-Za-z_]/.test(text.charAt(place - 1))) continue;
    for (const one of meant) {
      const found = standsAt(one, text, place);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function standsAt(one: NationalForm, text: string, start: number): Found | undefined {
  one.pattern.lastIndex = start;
  const written = one.pattern.exec(text)?.[0];
  if (
    written === undefined ||
    /^(?:[0-9A-Za-z_]|[.,-]\d)/.test(text.slice(start + written.length, start + written.length + 2))
  )
    return undefined;
  const value = one.id === 'hetu' ? written : written.replace(separators, '').toUpperCase();
  if (/^(\d)\1+$/.test(value) || !one.check(value)) return undefined;
  const end = start + written.length;
  const reasons = [`named as ${one.id}`, ...(one.chance < 0.3 ? ['check digits'] : ['form'])];
  const context = { country: one.country, form: one.id };
  return { start, end, value, confidence: one.chance < 0.3 ? 'firm' : 'tentative', reasons, context };
}
