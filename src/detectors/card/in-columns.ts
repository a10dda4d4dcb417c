import { passesLuhn } from '../mask.ts';

// ISO/IEC 7812 ranges of the large schemes with the lengths that they issue: from, to (as prefixes), lengths.
const ranges: readonly (readonly [number, number, number, readonly number[]])[] = [
  [4, 4, 1, [16]],
  [51, 55, 2, [16]],
  [2221, 2720, 4, [16]],
  [34, 34, 2, [15]],
  [37, 37, 2, [15]],
  [36, 36, 2, [14]],
  [300, 305, 3, [14]],
  [6011, 6011, 4, [16]],
  [644, 659, 3, [16]],
  [3528, 3589, 4, [16]],
  [62, 62, 2, [16, 17, 18, 19]],
];
// The numbers that schemes and processors publish for trying things out, by their last ten digits.
const testTails = new Set(
  '1111111111 4242424242 5454545454 5555554444 5105105100 8822463100 8431000005 4493000011 4111111111 0000000002 1000001111 9999990019 8881881881 0000000004 0505050505 1309025904 0000011111 1111111117 9424240002 0009990013 2500000003 0000001000 6789012346'.split(
    ' ',
  ),
);
const run = /(?:^|[^0-9A-Za-z.])((?:\d{4}[ -]){3}\d{4}|\d{4}[ -]\d{6}[ -]\d{5}|\d{14,19})(?:$|[^0-9A-Za-z.])/g;
const telling = /card|\bcc\b|cc[_-]?n|\bpan\b|visa|master|amex|maestro|karte|carte|tarjeta|carta|kaart|kort|карт/i;

/** A whole card number in a text: right issuer, length and check digit, and grouped or named as a card number. */
export function cardNumberIn(text: string, column = ''): string | undefined {
  const isNamed = telling.test(column);
  for (const match of text.matchAll(run)) {
    const written = match[1] ?? '';
    const digits = written.replace(/\D/g, '');
    if (!isCard(digits)) continue;
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    const alone = text.trim() === written;
    if (written !== digits || (isNamed && alone) || telling.test(before)) return digits;
  }
  return undefined;
}

function isCard(digits: string): boolean {
  const fits = ranges.some(([from, to, length, lengths]) => {
    const prefix = Number(digits.slice(0, length));
    return prefix >= from && prefix <= to && lengths.includes(digits.length);
  });
  return fits && passesLuhn(digits);
}

/** Whether it is one of the numbers that are published for tests. */
export function isTestCard(digits: string): boolean {
  return testTails.has(digits.slice(-10)) || /0{8}|1{8}|2{8}|3{8}|4{8}|5{8}|6{8}|7{8}|8{8}|9{8}/.test(digits);
}

/** The magnetic stripe, tracks 1 and 2 (ISO/IEC 7813). */
export function isTrack(text: string): boolean {
  return /%B\d{12,19}\^[^^]{2,26}\^\d{4}/.test(text) || /;\d{12,19}=\d{7,20}/.test(text);
}

/** A verification code where a column is meant for one: the digits, or ciphertext in their place. */
export function isCardCode(text: string, column: string): boolean {
  if (!/cid|cvv|cvc|cvn|cav|security_?code|card_?code|verification/i.test(column)) return false;
  const plain = text.trim();
  return (
    (/^\d{3,4}$/.test(plain) && Number(plain) > 0) ||
    /^(?:\d{1,2}:\d:[A-Za-z0-9+/]{16,}|[A-Za-z0-9+/]{16,})={0,2}$/.test(plain)
  );
}
