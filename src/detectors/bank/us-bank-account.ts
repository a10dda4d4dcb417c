import type { Detector, Found } from '../detector.ts';
import { keepLast } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';

const anchors = [' routing', ' aba ', ' aba_', ' rtn ', ' rtn_'];
const account = /(?:account|acct)[ _-]?(?:number|no|num|#)?\W{1,6}(\d{4,17})(?:\D|$)/i;

/** Routing numbers of banks in the United States, with the account beside them (ABA: weights 3, 7, 1). */
export default {
  id: 'us-bank-account',
  title: 'Bank account (United States)',
  finds: 'Routing numbers of the United States (ABA), with the account beside them.',
  sureness: 'Certain: check digit, and an account number beside it. Firm: check digit and name.',
  kind: 'bank',
  triggers: ['anchor'],
  anchors,
  longest: 160,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), /\d{4}-?\d{4}-?\d/y);
    if (named === undefined || !isRouting(named.value.replaceAll('-', ''))) return undefined;
    const beside = account.exec(piece.text.slice(named.end, named.end + 80))?.[1];
    const hasAccount = beside !== undefined;
    const isShown = beside?.startsWith('12345') === true || /^(\d)\1+$/.test(beside ?? '');
    const reasons = [
      'named as a routing number',
      'check digit',
      ...(hasAccount ? ['an account number beside it'] : []),
    ];
    return {
      ...named,
      confidence: isShown ? 'tentative' : hasAccount ? 'certain' : 'firm',
      reasons,
      context: { country: 'US' },
    };
  },

  field(value, column): Found | undefined {
    if (!/routing|\baba\b|aba_|rtn/i.test(column) || !isRouting(value)) return undefined;
    const reasons = ['named as a routing number', 'check digit'];
    return { start: 0, end: 9, value, confidence: 'firm', reasons, context: { country: 'US' } };
  },

  mask: (value) => keepLast(value, 4),
} satisfies Detector;

function isRouting(digits: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits) || digits === '000000000') return false;
  const weights = [3, 7, 1];
  let sum = 0;
  for (let place = 0; place < 9; place++) sum += Number(digits[place]) * (weights[place % 3] ?? 0);
  return sum % 10 === 0;
}
