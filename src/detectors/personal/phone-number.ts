import type { Detector, Found } from '../detector.ts';
import { keepLast } from '../mask.ts';
import { isOfCustomer } from './whose.ts';
import { planOf } from './numbering-plans.ts';

const written = /^\+[1-9](?:[ ()./-]{0,2}\d){6,14}/;
const column =
  /phone|telefon|telephone|\btel\b|_tel$|^tel_|mobile|mobil|handy|fax|cellulare|móvil|movil|telefone|celular|telefoon|telèfon|телефон/i;

const fits = ['fits the numbering plan'];

/** Phone numbers with their country (ITU-T E.164), held to the numbering plans; national ones where a column is meant for them. */
export default {
  id: 'phone-number',
  title: 'Phone number',
  finds: 'Phone numbers with their country, held to the numbering plans; national ones in columns meant for them.',
  sureness: "Firm: the plan fits and the field is a customer's. Tentative: in running text and code.",
  kind: 'personal',
  triggers: ['plus'],
  anchors: [],
  longest: 48,

  find(piece) {
    const { text, at } = piece;
    const number = written.exec(text.slice(at, at + 40))?.[0];
    if (number === undefined || /\d/.test(text.charAt(at + number.length))) return undefined;
    const found = phone(number, at);
    return found === undefined || isOfCustomer(piece, at) ? found : { ...found, confidence: 'tentative' };
  },

  field(value, name): Found | undefined {
    if (value.startsWith('+')) return written.exec(value)?.[0] === value ? phone(value, 0) : undefined;
    if (!column.test(name) || !/^[(0-9][0-9 ()./-]{5,20}$/.test(value)) return undefined;
    const digits = value.replace(/\D/g, '');
    if (digits.length < 6 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return undefined;
    return { start: 0, end: value.length, value: digits, confidence: 'firm', reasons: ['named as a phone number'] };
  },

  mask: (value) => keepLast(value, 3),
} satisfies Detector;

function phone(number: string, start: number): Found | undefined {
  const digits = number.replace(/\D/g, '');
  const plan = planOf(digits);
  if (plan === undefined) return undefined;
  // 555-0100 to 555-0199 are kept free for films and examples (NANP); the rest of 555 belongs to nobody either.
  const test = /^1\d{3}555\d{4}$/.test(digits);
  const context = plan.country === undefined ? { test } : { test, country: plan.country };
  return { start, end: start + number.length, value: `+${digits}`, confidence: 'firm', reasons: fits, context };
}
