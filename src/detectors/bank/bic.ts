import type { Detector, Found } from '../detector.ts';
import { keepLast } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';

const anchors = [
  ' bic ',
  ' bic_',
  ' bic/swift',
  ' swift ',
  ' swift_code',
  ' swiftcode',
  ' swift code',
  ' bic_code',
  ' biccode',
];
/** ISO 3166-1 alpha-2, and XK for Kosovo. */
const countries = new Set(
  'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ OM PA PE PF PG PH PK PL PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WS XK YE YT ZA ZM ZW'.split(
    ' ',
  ),
);
const form = /[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?/y;

/** Codes of banks (ISO 9362), where they are called so. */
export default {
  id: 'bic',
  title: 'Code of a bank (BIC)',
  finds: 'Codes of banks (ISO 9362) where they are called so.',
  sureness: 'Firm: named, right form, a country that exists.',
  kind: 'bank',
  triggers: ['anchor'],
  anchors,
  longest: 80,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), form);
    if (named === undefined || /[A-Za-z0-9_]/.test(piece.text.charAt(named.end))) return undefined;
    return code(named.value, named.start, named.end);
  },

  field(value, column) {
    if (!/bic|swift/i.test(column) || !/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(value)) return undefined;
    return code(value, 0, value.length);
  },

  mask: (value) => keepLast(value, 2),
} satisfies Detector;

function code(value: string, start: number, end: number): Found | undefined {
  const country = value.slice(4, 6);
  if (!countries.has(country)) return undefined;
  return {
    start,
    end,
    value,
    confidence: 'firm',
    reasons: ['named as a BIC', 'form and country'],
    context: { country },
  };
}
