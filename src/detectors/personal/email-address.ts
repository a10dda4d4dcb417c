import type { Detector, Found, Piece } from '../detector.ts';
import { maskEmail } from '../mask.ts';
import { isOfCustomer } from './whose.ts';
import { DIGIT, LOCAL, LOWER, UPPER, classOf } from '../scan/bytes.ts';

const LONGEST_LOCAL = 64;
const LONGEST_HOST = 254;
const MOST_LABELS = 9;
const DOT = 0x2e;
const DASH = 0x2d;
/** The sign itself, and as addresses and strings escape it. */
const escapes = ['%40', '\\u0040', '&#64;'];
/** Reserved for examples and tests (RFC 2606, RFC 6761). */
const reservedEndings = new Set(['example', 'test', 'invalid', 'localhost', 'local']);
const reservedHost = /[@.]example\.(?:com|org|net)$/i;
/** What looks like a top-level domain but names a file. */
const fileEndings = new Set(
  'png jpg jpeg gif svg webp avif ico js mjs css json map php phtml htm html xml md txt ts tsx vue less scss woff woff2 ttf pdf zip gz'.split(
    ' ',
  ),
);

/** Who reads it is an office, not a person. */
const roles =
  /^(?:licen[cs]es?|info|support|sales|contact|kontakt|hello|admin|no-?reply|do-?not-?reply|webmaster|security|copyright|legal|postmaster|abuse|dev|developers?|help|service|office|team|privacy|billing|marketing|press|jobs|feedback|bugs?)@/i;

/** Whom examples are about. */
const nobody =
  /^(?:xyz|abc|asdf|john[._-]?doe|jane[._-]?doe|[a-z.]*muster(?:mann|frau)?|foo|bar|user|test(?:er|ing)?|demo|sample|example|customer|root|username|yourname|someone|somebody|nobody|anybody|me|you|name|email|mail|guest)\d{0,3}@|@(?:.*\.)?(?:localhost|example|domain|yourdomain|mydomain|yourstore|yourshop|mystore|myshop|foo|bar|acme|test|doe|email)\.[a-z]{2,10}$/i;

const ofExamples = { reasons: ['form of an address', 'as in examples'], context: { test: false } };
const ofRole = { reasons: ['form of an address', 'of a role, not of a person'], context: { test: false } };
const live = { reasons: ['form of an address'], context: { test: false } };
const forTests = { reasons: ['form of an address', 'domain reserved for examples'], context: { test: true } };

/** E-mail addresses (RFC 5321), as people write them. */
export default {
  id: 'email-address',
  title: 'E-mail address',
  finds: 'E-mail addresses as people write them, and as %40 and \\u0040 escape them.',
  sureness:
    "Firm: the field's name, its place in a line of values or what stands beside it says that it is a customer's. Tentative: in running text and code, of an office (info@), of examples.",
  kind: 'personal',
  triggers: ['at', 'anchor'],
  anchors: escapes,
  longest: 264,

  find(piece) {
    const { text, at } = piece;
    const start = localStart(text, at);
    const found = start === at ? undefined : address(text, start, at, signLength(piece));
    return found === undefined || found.confidence === 'tentative' || isOfCustomer(piece, start)
      ? found
      : { ...found, confidence: 'tentative' };
  },

  field(value) {
    const text = value.trim();
    const at = text.lastIndexOf('@');
    if (at < 1 || localStart(text, at) !== 0) return undefined;
    const found = address(text, 0, at, 1);
    return found?.end === text.length ? found : undefined;
  },

  mask: maskEmail,
} satisfies Detector;

function signLength({ text, at, trigger }: Piece): number {
  if (trigger === 'at') return 1;
  return escapes.find((escape) => text.startsWith(escape, at))?.length ?? 1;
}

function isClass(text: string, at: number, bits: number): boolean {
  return ((classOf[text.charCodeAt(at)] ?? 0) & bits) !== 0;
}

/** Where the part before the sign begins; the sign's own place where there is none. */
function localStart(text: string, at: number): number {
  if (text.charCodeAt(at - 1) === DOT) return at;
  let start = at;
  const first = Math.max(0, at - LONGEST_LOCAL);
  while (start > first && isClass(text, start - 1, LOCAL)) {
    if (text.charCodeAt(start - 1) === DOT && text.charCodeAt(start) === DOT) break;
    start--;
  }
  while (start < at && text.charCodeAt(start) === DOT) start++;
  // The two digits of an escape (%3D) are no part of it, nor is its sign.
  const escape = text.slice(start, at).lastIndexOf('%');
  return escape < 0 ? start : Math.min(at, start + escape + 3);
}

function address(text: string, start: number, at: number, sign: number): Found | undefined {
  const host = at + sign;
  const last = Math.min(text.length, host + LONGEST_HOST);
  let end = host;
  let label = host;
  for (let labels = 0; labels < MOST_LABELS; labels++) {
    let next = labels === 0 ? host : end + 1;
    const from = next;
    while (next < last && next - from < 63 && isLabel(text, next)) next++;
    while (next > from && text.charCodeAt(next - 1) === DASH) next--;
    if (next === from || text.charCodeAt(from) === DASH) break;
    label = from;
    end = next;
    if (text.charCodeAt(end) !== DOT) break;
  }
  if (label === host || !isTopLevel(text, label, end) || isNoMail(text, start, at)) return undefined;
  const ending = text.slice(label, end).toLowerCase();
  if (fileEndings.has(ending)) return undefined;
  const value = sign === 1 ? text.slice(start, end) : `${text.slice(start, at)}@${text.slice(host, end)}`;
  const kind = isReserved(value, ending) ? forTests : kindOf(value);
  const { reasons, context } = kind;
  return { start, end, value, confidence: kind === live ? 'firm' : 'tentative', reasons, context };
}

function kindOf(value: string): typeof live {
  return roles.test(value) ? ofRole : nobody.test(value) ? ofExamples : live;
}

function isReserved(value: string, ending: string): boolean {
  return reservedEndings.has(ending) || (ending.length === 3 && reservedHost.test(value));
}

/** Two to 24 letters, or a name of another alphabet in its written form. */
function isTopLevel(text: string, from: number, end: number): boolean {
  if (text.startsWith('xn--', from)) return end - from > 5;
  for (let at = from; at < end; at++) if (!isClass(text, at, UPPER | LOWER)) return false;
  return end - from >= 2 && end - from <= 24;
}

function isLabel(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH || isClass(text, at, DIGIT | UPPER | LOWER);
}

/** `git@host:path` and `user:password@host`. */
function isNoMail(text: string, start: number, at: number): boolean {
  if (at - start === 3 && text.startsWith('git', start)) return true;
  const first = Math.max(0, start - 62);
  for (let place = start - 1; place >= first; place--) {
    const code = text.charCodeAt(place);
    if (code === 0x2f) return text.startsWith('://', place - 2);
    if (code <= 0x20 || code === 0x40) return false;
  }
  return false;
}
