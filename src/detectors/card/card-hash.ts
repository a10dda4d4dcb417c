import type { Detector } from '../detector.ts';
import { maskAll } from '../mask.ts';
import { firstOf, words } from '../scan/words.ts';

const telling = words(
  'card, cc, ccnum, pan, creditcard, cardnumber, ccnumber, carte, karte, tarjeta, carta, kaart, карта',
);
const forms: Readonly<Record<number, string>> = { 32: 'MD5', 40: 'SHA-1', 64: 'SHA-256', 128: 'SHA-512' };

/** Hashes in columns meant for card numbers: without a key, all numbers of an issuer are tried in minutes (PCI DSS 4.0.1, 3.5.1.1). */
export default {
  id: 'card-hash',
  title: 'Hashed card number',
  finds: 'Hashes in columns meant for card numbers; without a key they can be tried out.',
  sureness: 'Firm: as long as a known hash, in a column named for a card.',
  kind: 'card',
  triggers: [],
  anchors: [],
  longest: 0,
  find: () => undefined,

  field(value, column) {
    const form = forms[value.length];
    if (form === undefined || !/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(value)) return undefined;
    const word = firstOf(column, telling);
    if (word === undefined) return undefined;
    const reasons = [`length of ${form}`, `named ${word}`];
    return { start: 0, end: value.length, value, confidence: 'firm', reasons, context: { form } };
  },

  mask: maskAll,
} satisfies Detector;
