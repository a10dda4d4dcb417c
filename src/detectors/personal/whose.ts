import type { Piece } from '../detector.ts';

/** What customers are called in names of fields, in the languages of most shops. */
const customers =
  /customer|billing|shipping|delivery|buyer|payer|payee|subscriber|recipient|guest|patient|member|user|client|order|kunde|besteller|empf[aä]nger|rechnung|liefer|acheteur|destinataire|cliente|comprador|destinatario|acquirente|klant|ontvanger|klient|odbiorca|покупател|клиент|получател|замовник|клієнт|отримувач|zákazn/i;
const contact = /^(?:e?-?mail(?:_?address)?|phone|telephone|tel|mobile|fax|telefon|handy|phone_?number)$/i;
const person =
  /(?:first|last|sur|full|family|given)_?name|street|postcode|zip|city|birth|vorname|nachname|stra(?:ß|ss|\u00c3\u009f)e|prenom|apellido|cognome/i;
const author =
  /author|maintainer|copyright|licen[cs]e|homepage|translat|contribut|support|written|\blead\b|\bdoe\b|muster/i;

/**
 * Whether the name or the place of an address or number says that it is a customer's: a key that says so, one of an
 * address of a person, or a column of a line of values. In running text and in code, one more often finds who wrote it.
 */
export function isOfCustomer(piece: Piece, start: number): boolean {
  const { text } = piece;
  const name = piece.nameAt(start);
  const close = text.slice(Math.max(0, start - 3), start);
  if (name.startsWith('#'))
    return name !== '#0' && /[,;\t]["']?$/.test(close) && !author.test(text.slice(Math.max(0, start - 80), start));
  if (!/[:=>,]\s{0,2}[\\"'`[]{0,4}$/.test(text.slice(Math.max(0, start - 7), start))) return false;
  if (customers.test(name)) return true;
  if (!contact.test(name)) return false;
  const before = text.slice(Math.max(0, start - 120), start);
  return (customers.test(before) || person.test(before)) && !author.test(before);
}
