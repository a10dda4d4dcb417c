import { printable } from '../core/text.ts';
import type { Masked } from '../core/masked.ts';

/** Keeps the last few characters and hides the rest; separators stay. */
export function keepLast(text: string, kept: number): Masked {
  const hidden = text.slice(0, -kept);
  return masked(
    (/[\s-]/.test(hidden) ? hidden.replace(/[^\s-]/g, '*') : '*'.repeat(hidden.length)) + text.slice(-kept),
  );
}

/** A card number as receipts show it: first six and last four. */
export function maskCard(digits: string): Masked {
  const plain = digits.replace(/\D/g, '');
  return masked(`${plain.slice(0, 6)}${'*'.repeat(Math.max(0, plain.length - 10))}${plain.slice(-4)}`);
}

/** An e-mail address by its first letter and domain. */
export function maskEmail(address: string): Masked {
  const at = address.lastIndexOf('@');
  return masked(at < 1 ? '***' : printable(`${address.slice(0, 1)}***${address.slice(at)}`, 120));
}

/** A name by its first letters. */
export function maskName(name: string): Masked {
  const initials = name.split(/\s+/).map((word) => `${Array.from(word)[0] ?? ''}***`);
  return masked(printable(initials.slice(0, 4).join(' '), 60));
}

/** Nothing is left but that there is something, and how long it is. */
export function maskAll(text: string): Masked {
  return masked(`(${text.length} characters)`);
}

/** A key by what its form begins with (`sk_live_`) and its last four characters. */
export function maskKey(value: string): Masked {
  const form = /^[A-Za-z0-9]{1,12}[_.-](?:[a-z]{1,10}_){0,3}/.exec(value)?.[0] ?? '';
  return masked(
    `${form.length * 2 < value.length ? form.slice(0, 20) : ''}***${value.length < 16 ? '' : value.slice(-4)}`,
  );
}

// Digits with at most one separator between two of them: what could hold a card number.
const digitRun = /\d(?:[ .\-\u00a0]?\d){11,60}/g;
// What could begin a card number, with the lengths that its issuers use (ISO/IEC 7812).
const issuers: readonly (readonly [RegExp, number, number])[] = [
  [/^4/, 13, 19],
  [/^(?:5|6)/, 12, 19],
  [/^2[2-7]/, 16, 16],
  [/^3[47]/, 15, 15],
  [/^3[0-35689]/, 14, 19],
];
// The value after a telling name, up to the end of the word or string.
const named =
  /((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|private[-_]?key|client[-_]?secret|auth[-_]?key|salt|cvv2?|cvc2?|cc_cid)(?:["']?\s{0,3}(?:=>|[=:])\s{0,3}["']?|["']\s{0,3},\s{0,3}["']))([^\s"'<>&;,]{3,200})/gi;
const inUrl = /(\/\/[^\s/:@]{1,100}:)[^\s/@]{1,200}@/g;
const tellingToken = /\b(?:[srp]k_(?:live|test)_|whsec_|AKIA|ghp_|xox[abp]-|eyJ)[A-Za-z0-9_.-]{8,400}/g;

/** An excerpt of a store's text without card numbers, passwords and tokens, on one harmless line. */
export function maskText(text: string, longest = 200): Masked {
  return maskSentence(text.slice(0, longest * 4).replace(named, '$1***'), longest);
}

/** The same for a sentence of ours that names things of the store: words after "password:" stay. */
export function maskSentence(text: string, longest = 600): Masked {
  const hidden = text
    .slice(0, longest * 4)
    .replace(inUrl, '$1***@')
    .replace(tellingToken, (token) => `${token.slice(0, 8)}***`)
    .replace(digitRun, hideCards);
  return masked(printable(hidden, longest));
}

/** Hides the whole run if any part of it could be a card number. */
function hideCards(run: string): string {
  const digits = run.replace(/\D/g, '');
  for (let start = 0; start <= digits.length - 12; start++) {
    for (const [prefix, shortest, longest] of issuers) {
      const rest = digits.slice(start);
      if (!prefix.test(rest)) continue;
      for (let length = shortest; length <= Math.min(longest, rest.length); length++) {
        if (passesLuhn(rest.slice(0, length))) return `${'*'.repeat(start)}${maskCard(rest)}`;
      }
    }
  }
  return run;
}

/** Text of ours or of a closed vocabulary (a version, a column name, a flag), which can hold no secret. */
export function harmless(text: string): Masked {
  return masked(printable(text, 200));
}

/** ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = digits.length - 1, place = 0; index >= 0; index--, place++) {
    const digit = digits.charCodeAt(index) - 48;
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

function masked(text: string): Masked {
  return text as Masked; // the one place where Masked is made
}
