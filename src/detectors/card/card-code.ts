import type { Detector, Found } from '../detector.ts';
import { maskAll } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';

const anchors = [
  ' cvv',
  ' cvc',
  ' cvn',
  ' cav2',
  ' cc_cid',
  ' cc_cvv',
  ' cccid',
  ' security code',
  ' security_code',
  ' securitycode',
  ' card_code',
  ' cardcode',
  ' card code',
  ' verification_value',
  ' verification code',
  ' kartenprüf',
  ' prüfnummer',
  ' cryptogramme',
  ' código de segur',
  ' codice di sicurezza',
  ' beveiligingscode',
  ' kod bezpiecz',
  ' güvenlik kodu',
  ' код безопасности',
  ' код безпеки',
  ' セキュリティコード',
  ' 安全码',
];
const column = /cid|cvv|cvc|cvn|cav2?$|security_?code|card_?code|verification_?(?:value|code)/i;
const digits = /\d{3,4}/y;

/** Verification codes of cards: never to be stored after the payment is authorised (PCI DSS 4.0.1, 3.3.1.2). */
export default {
  id: 'card-code',
  title: 'Card verification code',
  finds:
    'Verification codes of cards (CVV, CVC, CID) beside their name in twenty languages. They must never be stored.',
  sureness: 'Firm: named. Tentative: one of the codes that manuals use.',
  kind: 'card',
  triggers: ['anchor'],
  anchors,
  longest: 120,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), digits);
    if (named === undefined || /^[.,:/-]\d/.test(piece.text.slice(named.end, named.end + 2))) return undefined;
    return code(named.value, named.start, named.end);
  },

  field(value, name) {
    return column.test(name) && /^\d{3,4}$/.test(value) ? code(value, 0, value.length) : undefined;
  },

  mask: maskAll,
} satisfies Detector;

function code(value: string, start: number, end: number): Found | undefined {
  if (/^0+$/.test(value)) return undefined;
  const test = /^(?:123|1234|111|1111|999|737|7373)$/.test(value);
  const reasons = ['named as a verification code', ...(test ? ['a code that manuals use'] : [])];
  return { start, end, value, confidence: test ? 'tentative' : 'firm', reasons, context: { test } };
}
