import type { Confidence } from '../../core/finding.ts';
import type { Detector, Found, Piece } from '../detector.ts';
import { maskCard, passesLuhn } from '../mask.ts';
import { isTestNumber, standsFree, weighCard } from './card-marks.ts';
import { issuerOf } from './issuers.ts';
import { goesOn, printedNumber } from './separated.ts';

/** Odds (natural logarithm) from which a number is reported at all, is firm, is certain. */
const REPORTED = -0.5;
const FIRM = 2.5;
const CERTAIN = 5;

/** Payment card numbers of all schemes, 12 to 19 digits, plain or in groups (PCI DSS 4.0.1, 3.5.1). */
export default {
  id: 'card-number',
  title: 'Payment card number',
  finds:
    'Payment card numbers of 31 schemes, 12 to 19 digits: plain, in groups with any usual separator (blank, dash, dot, no-break space, %20, +, &nbsp;, \\u00a0, =20), in UTF-16 and in base64. Numbers published for tests, tokens of the vault and masked numbers are told apart.',
  sureness:
    'Odds are added up: scheme and length, groups, the name of the field, words nearby, an expiry beside it, and what the other numbers of the same field are. Certain from 5, firm from 2.5, left out below -0.5.',
  kind: 'card',
  triggers: ['digits', 'groups'],
  anchors: [],
  longest: 64,

  find(piece) {
    const { text, at } = piece;
    if (piece.trigger === 'groups') return inGroups(piece);
    const digits = /^\d{12,19}/.exec(text.slice(at, at + 19))?.[0] ?? '';
    const end = at + digits.length;
    if (!standsFree(text, at, end)) return undefined;
    return found(digits, at, end, false, piece);
  },

  field(value, column) {
    const digits = value.replace(/[ \-.\u00a0]/g, '');
    if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits) || issuerOf(digits) === undefined) return undefined;
    const isGrouped = digits.length !== value.length;
    const nothing = (): string => '';
    return found(digits, 0, value.length, isGrouped, {
      text: value,
      at: 0,
      trigger: 'digits',
      name: column,
      nameAt: () => column,
      before: nothing,
      after: nothing,
    });
  },

  mask: maskCard,
} satisfies Detector;

function inGroups(piece: Piece): Found | undefined {
  const { text, at } = piece;
  const read = printedNumber(text, at);
  if (read === undefined || !standsFree(text, at, read.end)) return undefined;
  if (goesOn(text, at, read.gap) && !followsAnother(text, at, read.gap)) return undefined;
  if (!endsThere(text, read.end, read.gap)) return undefined;
  return found(read.digits, at, read.end, read.digits.length > 13, piece);
}

/** A list of cards: the groups before are a whole number of their own. */
function followsAnother(text: string, at: number, gap: string): boolean {
  return [16, 15, 14, 19].some((digits) => {
    const groups = digits === 16 ? 4 : digits === 19 ? 5 : 3;
    const start = at - gap.length * groups - digits;
    return start >= 0 && printedNumber(text, start)?.end === at - gap.length;
  });
}

/** Four digits more behind the same gap make it a longer number, unless they begin the next card or are a year. */
function endsThere(text: string, end: number, gap: string): boolean {
  if (!text.startsWith(gap, end)) return true;
  const next = end + gap.length;
  if (!/^[0-9A-Za-z]{4}(?:[^0-9A-Za-z]|$)/.test(text.slice(next, next + 5))) return true;
  return /^20[2-4]\d/.test(text.slice(next, next + 4)) || printedNumber(text, next) !== undefined;
}

function found(digits: string, start: number, end: number, isGrouped: boolean, piece: Piece): Found | undefined {
  const { odds, reasons } = weighCard(digits, isGrouped, piece, start, end);
  const test = isTestNumber(digits);
  const context = { issuer: issuerOf(digits)?.issuer.id ?? 'unknown', test };
  const all = test ? [...reasons, 'published test number'] : reasons;
  return { start, end, value: digits, odds, confidence: confidenceOf(odds) ?? 'tentative', reasons: all, context };
}

/** What odds amount to; nothing where they are too low to speak of. */
export function confidenceOf(odds: number): Confidence | undefined {
  if (odds < REPORTED) return undefined;
  return odds >= CERTAIN ? 'certain' : odds >= FIRM ? 'firm' : 'tentative';
}
