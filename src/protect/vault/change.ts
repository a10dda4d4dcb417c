import { fromBytes, rewriteValue, toBytes } from './container.ts';
import { findIn, type Least } from './find.ts';

/** What is done with a card number. Verification codes and tracks are erased, whatever the method. */
export const methods = ['token', 'encrypt', 'truncate', 'erase'] as const;
export type Method = (typeof methods)[number];

/** How one column is read and changed. */
export interface Cells {
  readonly column: string;
  /** The cell is bytes, written as characters 0 to 255; else text. */
  readonly bytes: boolean;
  readonly least: Least;
}

/** One value taken out, and what stands there instead. */
export interface Taken {
  readonly clear: string;
  readonly instead: string;
}

export interface Change {
  readonly after: string;
  /** In the order in which they stood. */
  readonly taken: readonly Taken[];
  /** Codes and tracks erased. */
  readonly erased: number;
  /** What stood there, with codes and tracks erased: these are kept nowhere. */
  readonly before: string;
}

const codeName =
  /(?:^|[^a-z])(?:cvv|cvc)2?(?:$|[^a-z])|cc_?(?:cid|cvv|cvc|cvn)|card_?cvv|card_?cvc|card_?security_?code|card_?verification/i;

// What has none of these holds neither a code nor a track.
const mayHoldMore = /\^|=\d{7}|cv[vcn]|cid|security|verification/i;

/** Whether a name is that of a card verification code. */
export function namesCode(name: string): boolean {
  return codeName.test(name) && !/gift|coupon|voucher/i.test(name);
}

/** The cell with every card number replaced; `undefined` if it holds nothing of the kind. */
export function changeCell(cell: string, cells: Cells, instead: (written: string) => string): Change | undefined {
  const bytes = cells.bytes ? cell : toBytes(cell);
  const taken: Taken[] = [];
  let erased = 0;
  const back = (text: string): string => (cells.bytes ? text : fromBytes(text));

  const clean = !mayHoldMore.test(bytes)
    ? bytes
    : rewriteValue(bytes, cells.column, ({ text, name }) => {
        if (name !== cells.column && namesCode(name) && /^\d{3,4}$/.test(text.trim())) {
          erased += 1;
          return '';
        }
        return replaceSpans(text, name, cells.least, 'track', (span) => {
          erased += 1;
          return span.replace(/[0-9A-Za-z]/g, '*');
        });
      });
  const after = rewriteValue(clean, cells.column, ({ text, name }) =>
    replaceSpans(text, name, cells.least, 'card', (span) => {
      const made = instead(span);
      taken.push({ clear: back(span), instead: made });
      return made;
    }),
  );
  if (after === bytes) return undefined;
  return { after: back(after), taken, erased, before: back(clean) };
}

/** How many card numbers and tracks a cell holds in clear. */
export function countClear(cell: string, cells: Cells): number {
  let count = 0;
  rewriteValue(cells.bytes ? cell : toBytes(cell), cells.column, ({ text, name }) => {
    count += findIn(text, name, cells.least).length;
    return text;
  });
  return count;
}

/** Only the last four digits are left; whatever stood between stays. */
export function truncated(written: string): string {
  let digits = written.replace(/\D/g, '').length;
  return written.replace(/\d/g, (digit) => (digits-- > 4 ? '*' : digit));
}

/** Nothing is left but its length. */
export function blanked(written: string): string {
  return written.replace(/\d/g, '*');
}

function replaceSpans(
  text: string,
  name: string,
  least: Least,
  wanted: 'card' | 'track',
  instead: (written: string) => string,
): string {
  const spans = findIn(text, name, least).filter(({ is }) => is === wanted);
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let past = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(past, start), instead(text.slice(start, end)));
    past = end;
  }
  return parts.join('') + text.slice(past);
}
