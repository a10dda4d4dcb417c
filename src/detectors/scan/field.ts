import type { Confidence } from '../../core/finding.ts';
import type { Masked } from '../../core/masked.ts';
import { confidenceOf } from '../card/card-number.ts';
import { SHORTEST, issuerOf } from '../card/issuers.ts';
import { isVaultToken } from '../card/vault-token.ts';
import type { Detector, DetectorKind, Match, MatchContext } from '../detector.ts';
import { passesLuhn } from '../mask.ts';
import { verdictOf } from './control.ts';
import { createScanner } from './scanner.ts';

export interface Place {
  readonly table: string;
  readonly column: string;
}

/** What the values of one column (a field of an export, a parameter) hold, as a detector sees it. */
export interface FieldVerdict {
  readonly detector: string;
  readonly kind: DetectorKind;
  /** Values that were looked at: neither empty nor NULL. */
  readonly values: number;
  /** Values that are, or hold, such a thing; `tests` of them published test values. */
  readonly matches: number;
  readonly tests: number;
  /** Of the whole column's meaning: `firm` and above is worth acting on. */
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
  /** Up to three, masked. */
  readonly samples: readonly Masked[];
  /** Issuers, countries, providers that were seen, the most frequent first; at most five. */
  readonly contexts: readonly MatchContext[];
}

/** What a column holds besides: numbers that are told apart and are no flaw. */
export interface FieldCounts {
  /** Tokens of a vault (docs/reference/token-shape.md). */
  readonly tokens: number;
  /** `411111******1111`, `XXXX-1111`. */
  readonly masked: number;
}

export interface FieldScan {
  /** The next value of the column; NULL and empty ones count for nothing. */
  add(value: string | null): void;
  verdicts(): readonly FieldVerdict[];
  counts(): FieldCounts;
}

const CARD = 'card-number';
/** Between values, so that none is read as the surroundings of another. */
const BETWEEN = new Uint8Array(160);
const MOST_SAMPLES = 3;
const encoder = new TextEncoder();

interface Seen {
  matches: number;
  tests: number;
  odds: number;
  best: Confidence;
  inText: boolean;
  readonly reasons: Set<string>;
  readonly samples: Set<Masked>;
  readonly contexts: Map<string, { readonly context: MatchContext; count: number }>;
}

/** Looks at a column value by value, in bounded memory; `detectors` as for a scanner. */
export function createFieldScan(place: Place, detectors: readonly Detector[]): FieldScan {
  const scanner = createScanner({
    detectors: detectors.filter(({ triggers }) => triggers.length > 0),
    window: 1 << 16,
  });
  const seen = new Map<Detector, Seen>();
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  const whole = detectors.filter(({ field }) => field !== undefined);
  const numbers = { passed: 0, failed: 0, other: 0 };
  let values = 0;
  let tokens = 0;
  let masked = 0;
  let ended = false;

  return {
    add(value) {
      const text = value?.trim() ?? '';
      if (text === '') return;
      values++;
      if (isMasked(text)) {
        masked++;
        return;
      }
      if (number(text)) return;
      let found = false;
      for (const detector of whole) found = asWhole(detector, text) || found;
      if (!found && text.length > 8) inText(scanner.push(encoder.encode(text)), scanner.push(BETWEEN));
    },
    verdicts() {
      if (!ended) inText(scanner.end(), []);
      ended = true;
      return [...seen].map(([detector, one]) => verdict(detector, one)).filter((one) => one !== undefined);
    },
    counts: () => ({ tokens, masked }),
  };

  /** Counts numbers of a card's length for the control test; true for what can be nothing else. */
  function number(text: string): boolean {
    if (text.length < SHORTEST || text.length > 24 || !/^[0-9][0-9 .-]{10,22}[0-9]$/.test(text)) return false;
    const digits = text.replace(/\D/g, '');
    if (isVaultToken(digits)) {
      tokens++;
      return true;
    }
    const issuer = issuerOf(digits);
    if (issuer !== undefined && passesLuhn(digits)) numbers.passed++;
    else if (issuer?.strong === true) numbers.failed++;
    else numbers.other++;
    return false;
  }

  function asWhole(detector: Detector, text: string): boolean {
    const found = detector.field?.(text, place.column);
    if (found === undefined) return false;
    note(
      detector,
      found.confidence,
      found.reasons,
      detector.mask(found.value),
      found.context ?? {},
      found.odds ?? 0,
      false,
    );
    return true;
  }

  function inText(...batches: readonly (readonly Match[])[]): void {
    for (const match of batches.flat()) {
      const detector = byId.get(match.detector);
      if (detector === undefined) continue;
      note(detector, match.confidence, match.reasons, match.masked, match.context, 0, true);
    }
  }

  function note(
    detector: Detector,
    confidence: Confidence,
    reasons: readonly string[],
    sample: Masked,
    context: MatchContext,
    odds: number,
    isInText: boolean,
  ): void {
    const one: Seen = seen.get(detector) ?? {
      matches: 0,
      tests: 0,
      odds: 0,
      best: 'tentative',
      inText: false,
      reasons: new Set(),
      samples: new Set(),
      contexts: new Map(),
    };
    seen.set(detector, one);
    one.matches++;
    if (context.test === true) one.tests++;
    one.odds += odds;
    one.best = surer(one.best, confidence);
    one.inText ||= isInText;
    if (one.reasons.size < 8) for (const reason of reasons) one.reasons.add(reason);
    if (one.samples.size < MOST_SAMPLES) one.samples.add(sample);
    const key = JSON.stringify(context);
    const counted = one.contexts.get(key);
    if (counted !== undefined) counted.count++;
    else if (one.contexts.size < 64) one.contexts.set(key, { context, count: 1 });
  }

  function verdict(detector: Detector, one: Seen): FieldVerdict | undefined {
    const reasons = [...one.reasons];
    let confidence: Confidence | undefined = one.best;
    if (detector.id === CARD && !one.inText) {
      const { odds, reason } = verdictOf(numbers.passed, numbers.failed, numbers.other);
      confidence = confidenceOf(one.odds / one.matches + odds);
      if (reason !== undefined) reasons.push(reason);
    }
    if (confidence === undefined) return undefined;
    const contexts = [...one.contexts.values()].toSorted((a, b) => b.count - a.count).slice(0, 5);
    return {
      detector: detector.id,
      kind: detector.kind,
      values,
      matches: one.matches,
      tests: one.tests,
      confidence,
      reasons,
      samples: [...one.samples],
      contexts: contexts.map(({ context }) => context),
    };
  }
}

/** A number of which only the ends are left. */
function isMasked(text: string): boolean {
  return text.length < 40 && /^[0-9 -]{0,9}[*xX•#.]{3,15}(?:[ -]?[*xX•#.]{2,4}){0,4}[ -]?[0-9]{2,6}$/.test(text);
}

function surer(a: Confidence, b: Confidence): Confidence {
  const order: readonly Confidence[] = ['tentative', 'firm', 'certain'];
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
