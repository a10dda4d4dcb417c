import type { Detector } from '../detector.ts';
import { maskName } from '../mask.ts';
import { anchorAt, valueBehind } from '../scan/named.ts';

const anchors = [
  ' cardholder',
  ' card_holder',
  ' card holder',
  ' cc_owner',
  ' ccowner',
  ' cc_name',
  ' nameoncard',
  ' name_on_card',
  ' name on card',
  ' karteninhaber',
  ' titulaire',
  ' titular de la tarjeta',
  ' intestatario',
  ' titular do cart',
  ' kaarthouder',
  ' posiadacz karty',
  ' kart sahibi',
  ' держатель карты',
  ' власник картки',
  ' kortinnehavare',
  ' 持卡人',
  ' カード名義',
];
const column = /card_?holder|cc_?owner|cc_?name|name_?on_?card|karteninhaber/i;
const name =
  /[A-Z\u00c3-\u00d1][A-Za-z\u0080-\u00ff.'-]{1,30}(?: [A-Z\u00c3-\u00d1][A-Za-z\u0080-\u00ff.'-]{0,30}){1,3}/y;

/** The name of a card's holder beside its number (PCI DSS 4.0.1, 3.2.1 counts it as cardholder data). */
export default {
  id: 'cardholder-name',
  title: 'Name of a cardholder',
  finds: 'Names beside the name of a cardholder field.',
  sureness: 'Firm: in a column of that name. Tentative: in text.',
  kind: 'card',
  triggers: ['anchor'],
  anchors,
  longest: 200,

  find(piece) {
    const named = valueBehind(piece, anchorAt(piece, anchors), name);
    if (named === undefined || /^(?:Name|Card|Holder|On|The|Your|Please|Enter)\b/.test(named.value)) return undefined;
    const value = Buffer.from(named.value, 'latin1').toString('utf8');
    return { ...named, value, confidence: 'tentative', reasons: ['named as a cardholder'] };
  },

  field(value, field) {
    if (!column.test(field) || !/^\p{L}[\p{L}.' -]{2,60}$/u.test(value)) return undefined;
    return { start: 0, end: value.length, value, confidence: 'firm', reasons: ['named as a cardholder'] };
  },

  mask: maskName,
} satisfies Detector;
