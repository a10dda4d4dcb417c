import type { Detector, Found } from '../detector.ts';
import { keepLast } from '../mask.ts';
import { gapAt } from '../scan/gap.ts';
import { ibanForms } from './iban-lengths.ts';

/** International bank account numbers, in one piece or in groups of four (ISO 13616). */
export default {
  id: 'iban',
  title: 'Bank account number (IBAN)',
  finds: 'International bank account numbers of 90 countries, in one piece or in groups, with any usual separator.',
  sureness: 'Certain: country, length, form of the country, check digits (ISO 7064 mod 97).',
  kind: 'bank',
  triggers: ['iban'],
  anchors: [],
  longest: 128,

  find({ text, at }) {
    return ibanAt(text, at);
  },

  field(value) {
    const found = ibanAt(value.trim().toUpperCase(), 0);
    return found?.end === value.trim().length ? found : undefined;
  },

  mask: (value) => keepLast(value, 4),
} satisfies Detector;

function ibanAt(text: string, at: number): Found | undefined {
  const form = ibanForms.get(text.slice(at, at + 2));
  if (form === undefined) return undefined;
  const length = text.charAt(at + 4) === '/' ? 0 : gapAt((place) => text.charCodeAt(place), at + 4);
  const gap = text.slice(at + 4, at + 4 + length);
  let value = '';
  let place = at;
  while (value.length < form.length && /[0-9A-Z]/.test(text.charAt(place))) {
    value += text.charAt(place++);
    if (gap !== '' && value.length % 4 === 0 && value.length < form.length && text.startsWith(gap, place))
      place += gap.length;
  }
  if (!form.pattern.test(value) || /[0-9A-Za-z_]/.test(text.charAt(place))) return undefined;
  if (/0{14}/.test(value.slice(4)) || !leavesOne(value)) return undefined;
  const reasons = ['country and length', 'check digits'];
  return { start: at, end: place, value, confidence: 'certain', reasons, context: { country: form.country } };
}

/** ISO 7064 MOD 97-10. */
export function leavesOne(value: string): boolean {
  let rest = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
}
