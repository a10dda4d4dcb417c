import type { Detector } from '../detector.ts';
import { keepLast } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';

const anchors = [' sort code', ' sort_code', ' sortcode', ' sort-code'];
const account = /(?:account|acct)[ _-]?(?:number|no|num|#)?\W{1,6}\d{8}(?:\D|$)/i;

/** Sort codes of banks in the United Kingdom, with the account beside them. They have no check digits of their own. */
export default {
  id: 'uk-bank-account',
  title: 'Bank account (United Kingdom)',
  finds: 'Sort codes of the United Kingdom, with the account beside them.',
  sureness: 'Firm: an account number beside it, or a column of that name. Tentative: by its name only.',
  kind: 'bank',
  triggers: ['anchor'],
  anchors,
  longest: 160,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), /\d{2}[ -]?\d{2}[ -]?\d{2}/y);
    if (named === undefined) return undefined;
    const hasAccount = account.test(piece.text.slice(named.end, named.end + 80));
    const reasons = ['named as a sort code', ...(hasAccount ? ['an account number beside it'] : [])];
    return { ...named, confidence: hasAccount ? 'firm' : 'tentative', reasons, context: { country: 'GB' } };
  },

  field(value, column) {
    if (!/sort_?-?code/i.test(column) || !/^\d{2}[ -]?\d{2}[ -]?\d{2}$/.test(value)) return undefined;
    return {
      start: 0,
      end: value.length,
      value,
      confidence: 'firm',
      reasons: ['named as a sort code'],
      context: { country: 'GB' },
    };
  },

  mask: (value) => keepLast(value, 2),
} satisfies Detector;
