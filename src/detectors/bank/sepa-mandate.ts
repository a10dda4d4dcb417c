import type { Detector, Found } from '../detector.ts';
import { keepLast } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';
import { leavesOne } from './iban.ts';

const anchors = [
  ' mandate_ref',
  ' mandate ref',
  ' mandateref',
  ' mandate_id',
  ' mandateid',
  ' mandatsref',
  ' référence du mandat',
  ' creditor_id',
  ' creditor id',
  ' gläubiger',
];
const reference = /[A-Z0-9][A-Z0-9+?/:().,'-]{5,34}/y;
const creditor = /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/;

/** References of SEPA direct debit mandates and ids of creditors (European Payments Council, EPC262-08). */
export default {
  id: 'sepa-mandate',
  title: 'SEPA direct debit mandate',
  finds: 'References of SEPA direct debit mandates and ids of creditors.',
  sureness: 'Firm: a creditor id with right check digits. Tentative: a reference by its name only.',
  kind: 'bank',
  triggers: ['anchor'],
  anchors,
  longest: 120,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), reference);
    return named && mandate(named.value, named.start, named.end);
  },

  field(value, column) {
    if (!/mandat|creditor_?id|gläubiger/i.test(column) || !/^[A-Z0-9][A-Z0-9+?/:().,'-]{5,34}$/.test(value))
      return undefined;
    return mandate(value, 0, value.length);
  },

  mask: (value) => keepLast(value, 4),
} satisfies Detector;

function mandate(value: string, start: number, end: number): Found | undefined {
  // The business code, characters 5 to 7, is left out of the check digits.
  if (creditor.test(value) && leavesOne(value.slice(0, 4) + value.slice(7))) {
    const context = { country: value.slice(0, 2), form: 'creditor id' };
    return { start, end, value, confidence: 'firm', reasons: ['named as a creditor', 'check digits'], context };
  }
  if (!/\d/.test(value)) return undefined;
  return {
    start,
    end,
    value,
    confidence: 'tentative',
    reasons: ['named as a mandate'],
    context: { form: 'mandate reference' },
  };
}
