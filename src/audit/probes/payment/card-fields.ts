/** An input of a form, with nothing that was typed into it. */
export interface Field {
  readonly name: string;
  readonly id: string;
  readonly type: string;
  readonly autocomplete: string;
  readonly placeholder?: string;
}

const typed = new Set(['text', 'tel', 'number', 'password', 'search', '']);

// "Card" and "number", in the languages of Europe's shops, in one word or two.
const card =
  '(?:cc|pan|card|creditcard|kreditkarten?|karten|carte|carte_?bancaire|cb|tarjeta|carta|kaart|creditcard|karta|karty|kreditkort|kort|cartao|kartya)';
const number = '(?:no|nr|num|number|nummer|numero|numer|numeru|numara|cislo|szam|numri|n)';
const between = '(?:[-_ .:\\[\\]]{0,3}|[-_ .]{1,2}(?:de|da|di|du|la|el|der|van)[-_ .]{1,2})';
const numberFirst = new RegExp(`(?:^|[^a-z])${number}${between}${card}(?:$|[^a-z])`);
const cardFirst = new RegExp(`(?:^|[^a-z])${card}${between}${number}(?:$|[^a-z])`);
const plain =
  /^(?:cardnumber|ccnumber|cc_?no|ccnum|cc_?num|card_?num|creditcardnumber|kreditkartennummer|kartennummer|cc_number|pan|numerotarjeta|numerodecarte|numerodetarjeta|numerocarte)$/;

// Cards that are no payment cards, and other numbers.
const otherCard =
  /gift|geschenk|gutschein|cadeau|regalo|voucher|coupon|loyal|fidel|fidél|bonus|reward|member|mitglied|kunden|customer|club|student|payback|store.?card|points|punkte|prepaid|phone|sim.?card|vitale|identity|id.?card|business.?card|last.?4|last.?four|iban|bic|postcard|post.?code|scratch/;

/** Whether the field asks for the number of a payment card. */
export function asksForCardNumber(field: Field): boolean {
  if (!typed.has(field.type.toLowerCase())) return false;
  const words = [field.name, field.id, field.placeholder ?? ''].map((text) => spaced(text));
  if (words.some((text) => otherCard.test(text))) return false;
  if (/(?:^|\s)cc-number(?:$|\s)/.test(field.autocomplete.toLowerCase())) return true;
  return words
    .slice(0, 2)
    .some((text) => plain.test(text.replace(/ /g, '')) || numberFirst.test(text) || cardFirst.test(text));
}

/** `ccNumber` and `payment[cc_number]` in lower case, with camels parted and accents taken off. */
function spaced(text: string): string {
  return text
    .slice(0, 120)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
