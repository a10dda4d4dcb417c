import type { Confidence } from '../core/finding.ts';
import type { Masked } from '../core/masked.ts';

export type DetectorKind = 'card' | 'bank' | 'personal' | 'secret';

/**
 * What the first pass over the bytes can notice: a run of digits with a card's prefix, length and check digit; groups of
 * digits as cards are printed; two letters and two digits as IBANs begin; an @ inside a word; a + before digits; an
 * anchor (a literal that a detector names); four numbers with dots between them.
 */
export type Trigger = 'digits' | 'groups' | 'iban' | 'at' | 'plus' | 'anchor' | 'address';

/** What one kind of sensitive text looks like. Pure; used by audits, by `storewarden scan`, vault and guard alike. */
export interface Detector {
  readonly id: string;
  /** Such as "Payment card number". */
  readonly title: string;
  /** In a sentence, for docs/reference/detectors.md: what it finds, and what makes it how sure. */
  readonly finds: string;
  readonly sureness: string;
  readonly kind: DetectorKind;
  readonly triggers: readonly Trigger[];
  /** Literals that stand at or just before its values, lower case; found whatever their case, at the beginning or end of a word where marked by a blank there (`cardCode` is two words); `://…@` where an @ follows in the same address. */
  readonly anchors: readonly string[];
  /** It reads at most so many bytes from the candidate on; what comes later cannot change its mind. */
  readonly longest: number;
  /** Too frequent or too vague in running text: looked for only where it is asked for by id, and in fields. */
  readonly onRequest?: true;
  /** Says only that something is there: gives way to detectors that know what it is. */
  readonly yields?: true;
  /** The value at a candidate, and how sure we are, if at all. Linear in the length of the piece. */
  find(piece: Piece): Found | undefined;
  /** Whether a whole field (a cell of a table) is such a value; absent where only names of columns can tell. */
  field?(value: string, column: string): Found | undefined;
  mask(value: string): Masked;
}

/** The surroundings of a candidate: bytes as characters 0 to 255, so that positions in it are bytes. */
export interface Piece {
  readonly text: string;
  /** Where in `text` the candidate begins: 128 before it are kept, or as many as there are. */
  readonly at: number;
  readonly trigger: Trigger;
  /** The name that the value goes by, where the text tells: a JSON key, a parameter, a column. */
  readonly name: string;
  /** The same for a value that begins at another place of the piece. */
  nameAt(place: number): string;
  /** The text before and after a place, decoded as UTF-8, in lower case; at most 80 bytes. */
  before(at: number): string;
  after(at: number): string;
}

export interface Found {
  /** In the piece. */
  readonly start: number;
  readonly end: number;
  /** Without separators. It never leaves the scanner: matches hold what `mask` makes of it. */
  readonly value: string;
  readonly confidence: Confidence;
  /** Why we are (not) surer, in the words of the trade: "check digits", "named cc_number", "test number". */
  readonly reasons: readonly string[];
  readonly context?: MatchContext;
  /** Natural logarithm of the odds; where given, the other numbers of the field are weighed in. */
  readonly odds?: number;
}

/** What is known of a value besides: closed vocabularies only, nothing of the value itself. */
export interface MatchContext {
  /** Of a card: visa, mastercard, ... */
  readonly issuer?: string;
  /** A number that a scheme or provider publishes for tests, or a key of a test environment. */
  readonly test?: boolean;
  /** Of a secret: Stripe, Adyen, ... */
  readonly provider?: string;
  /** ISO 3166-1 code of an IBAN, phone number or national id. */
  readonly country?: string;
  /** Of a national id or a key: which of several forms. */
  readonly form?: string;
  /** How it was written, where not plainly: utf-16, base64. */
  readonly encoding?: string;
}

/** One value that was found. `start` and `end` are byte offsets in the stream as it was given. */
export interface Match {
  readonly detector: string;
  readonly kind: DetectorKind;
  readonly start: number;
  readonly end: number;
  /** Counted from 1; 0 unless lines were asked for. */
  readonly line: number;
  readonly confidence: Confidence;
  readonly masked: Masked;
  readonly reasons: readonly string[];
  readonly context: MatchContext;
}
