import type { Detector } from '../detector.ts';
import { maskAll } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';

const anchors = [
  ' birth',
  ' dob ',
  ' date_of_birth',
  ' geburtsdatum',
  ' geburtstag',
  ' geboren am',
  ' naissance',
  ' nacimiento',
  ' nascita',
  ' nascimento',
  ' geboortedatum',
  ' urodzenia',
  ' doğum',
  ' рождения',
  ' народження',
  ' narození',
  ' födelsedatum',
  ' 生年月日',
  ' 出生日期',
];
const column =
  /birth|\bdob\b|_dob$|^dob_|geburt|naissance|nacimiento|nascita|nascimento|geboorte|urodz|doğum|рожд|народж|naroz|födelse/i;
const form =
  /(?:(?:19\d\d|20[012]\d)[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:19\d\d|20[012]\d))/y;

/** Birth dates, where they are called so. */
export default {
  id: 'birth-date',
  title: 'Birth date',
  finds: 'Birth dates where they are called so.',
  sureness: 'Firm: in a column of that name, and not the first of January. Tentative: in text.',
  kind: 'personal',
  triggers: ['anchor'],
  anchors,
  longest: 120,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), form);
    return named && { ...named, confidence: 'tentative', reasons: ['named as a birth date'] };
  },

  field(value, name) {
    form.lastIndex = 0;
    const date = form.exec(value)?.[0];
    if (!column.test(name) || date === undefined || !/^(?:$|[ T]00:00)/.test(value.slice(date.length)))
      return undefined;
    // What is written where nobody told theirs.
    const confidence = /^(?:19|20)\d\d.0?1.0?1$|^0?1.0?1.(?:19|20)\d\d$/.test(date) ? 'tentative' : 'firm';
    return { start: 0, end: date.length, value: date, confidence, reasons: ['named as a birth date'] };
  },

  mask: maskAll,
} satisfies Detector;
