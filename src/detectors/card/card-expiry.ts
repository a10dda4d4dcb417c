import type { Detector } from '../detector.ts';
import { maskAll } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';
import { firstOf } from '../scan/words.ts';
import { cardWords } from './card-words.ts';

const anchors = [
  ' expir',
  ' exp_',
  ' expdate',
  ' exp date',
  ' valid thru',
  ' gültig bis',
  ' ablaufdatum',
  ' date de validité',
  ' caducidad',
  ' vencimiento',
  ' scadenza',
  ' validade',
  ' vervaldatum',
  ' data ważności',
  ' son kullanma',
  ' срок действия',
  ' термін дії',
  ' utgångsdatum',
  ' 有効期限',
  ' 有效期',
];
const form = /(?:0[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[2-4]\d/y;
const column = /exp|valid|caduc|venc|scad|ablauf/i;

/** Expiry dates of cards. They matter beside a number (PCI DSS 4.0.1, 3.2.1 counts them as cardholder data). */
export default {
  id: 'card-expiry',
  title: 'Card expiry date',
  finds: 'Expiry dates of cards beside their name.',
  sureness: 'Firm: a card is spoken of nearby, or the column is called so. Tentative: by its name only.',
  kind: 'card',
  triggers: ['anchor'],
  anchors,
  longest: 120,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), form);
    if (named === undefined || /[\d/-]/.test(piece.text.charAt(named.end))) return undefined;
    const near = firstOf(piece.before(named.start), cardWords) ?? firstOf(piece.after(named.end), cardWords);
    const reasons = ['named as an expiry date', ...(near === undefined ? [] : [`near "${near}"`])];
    return { ...named, confidence: near === undefined ? 'tentative' : 'firm', reasons };
  },

  field(value, name) {
    if (!column.test(name) || firstOf(name, cardWords) === undefined) return undefined;
    if (!/^(?:0[1-9]|1[0-2])[ /-]{0,3}(?:20)?[2-4]\d$/.test(value)) return undefined;
    return { start: 0, end: value.length, value, confidence: 'firm', reasons: ['named as a card expiry date'] };
  },

  mask: maskAll,
} satisfies Detector;
