import type { Detector } from '../detector.ts';
import { keepLast } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';

const anchors = [
  ' passport',
  ' reisepass',
  ' passeport',
  ' pasaporte',
  ' passaporto',
  ' passaporte',
  ' paspoort',
  ' paszport',
  ' pasaport',
  ' cestovní pas',
  ' паспорт',
  ' パスポート',
  ' 护照',
];
const form = /[A-Z]{0,3}[0-9][A-Z0-9]{4,8}/y;

/** Numbers of passports, where they are called so. */
export default {
  id: 'passport-number',
  title: 'Passport number',
  finds: 'Numbers of passports where they are called so.',
  sureness: 'Firm: in a column of that name. Tentative: in text.',
  kind: 'personal',
  triggers: ['anchor'],
  anchors,
  longest: 120,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), form);
    if (named === undefined || !isNumber(named.value)) return undefined;
    return { ...named, confidence: 'tentative', reasons: ['named as a passport number'] };
  },

  field(value, column) {
    const isNamed = anchors.some((word) => column.toLowerCase().includes(word));
    if (!isNamed || !/^[A-Z]{0,3}[0-9][A-Z0-9]{4,8}$/.test(value) || !isNumber(value)) return undefined;
    return { start: 0, end: value.length, value, confidence: 'firm', reasons: ['named as a passport number'] };
  },

  mask: (value) => keepLast(value, 2),
} satisfies Detector;

/** Six to nine characters, five of them digits, and not a date. */
function isNumber(value: string): boolean {
  return (
    value.length >= 6 && value.length <= 10 && value.replace(/\D/g, '').length >= 5 && !/^(?:19|20)\d{6}$/.test(value)
  );
}
