import cardNumber from '../../detectors/card/card-number.ts';
import { luhnSum } from '../../detectors/card/vault-token.ts';
import type { Confidence } from '../../core/finding.ts';
import { fromBytes } from './container.ts';

/** A card number or a magnetic track in a text of bytes as characters 0 to 255. */
export interface Span {
  readonly is: 'card' | 'track';
  readonly start: number;
  readonly end: number;
}

/** From which confidence on a number counts: `tentative` where the column is meant for cards. */
export type Least = Exclude<Confidence, 'certain'>;

// ISO/IEC 7813: track 1 and track 2.
const tracks = /%B\d{12,19}\^[^^\r\n]{2,26}\^\d{4}[^?\r\n]{0,60}\??|;\d{12,19}=\d{7,20}[^?\r\n]{0,20}\??/g;
const digitsNearby = /\d{4}/;
const NEAR = 80;

/** What a text holds, in order, by the detector of audits and scans. */
export function findIn(text: string, name: string, least: Least): readonly Span[] {
  if (text.length < 12 || !digitsNearby.test(text)) return [];
  const spans: Span[] = [];
  // A track begins with % or ;.
  for (const match of /[%;]/.test(text) ? text.matchAll(tracks) : [])
    spans.push({ is: 'track', start: match.index, end: match.index + match[0].length });
  if (least === 'tentative') {
    const whole = wholeNumber(text);
    if (whole && spans.length === 0) return [whole];
  }
  const found: Span[] = [];
  let past = 0;
  for (const match of text.matchAll(/\d{4,}/g)) {
    const at = match.index;
    const track = spans.find(({ start, end }) => start <= at && at < end);
    if (track || at < past) continue;
    const trigger = triggerOf(match[0]);
    const card = trigger && cardAt(text, at, trigger, name, least);
    if (!card) continue;
    found.push(card);
    past = card.end;
  }
  return [...spans, ...found].toSorted((one, other) => one.start - other.start);
}

/** The whole value is a number of a card's length with the right check digit, whoever issued it. */
function wholeNumber(text: string): Span | undefined {
  const match = /^\s*(\d(?:[ .-]?\d){11,18})\s*$/.exec(text);
  if (!match?.[1] || !passes(match[1])) return undefined;
  const start = text.indexOf(match[1]);
  return { is: 'card', start, end: start + match[1].length };
}

function passes(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  return luhnSum(digits) % 10 === 0 && !/^0+$/.test(digits);
}

/** Digits in one run, with the right check digit; or the first group of a number in groups of four. */
function triggerOf(run: string): 'groups' | 'digits' | undefined {
  if (run.length === 4) return 'groups';
  return run.length >= 12 && run.length <= 19 && passes(run) ? 'digits' : undefined;
}

function cardAt(text: string, at: number, trigger: 'groups' | 'digits', name: string, least: Least): Span | undefined {
  const from = Math.max(0, at - 128);
  const part = text.slice(from, Math.min(text.length, at + 64 + NEAR));
  const near = (start: number, end: number): string => fromBytes(part.slice(Math.max(0, start), end)).toLowerCase();
  const found = cardNumber.find({
    text: part,
    at: at - from,
    trigger,
    name,
    nameAt: () => name,
    before: (place) => near(place - NEAR, place),
    after: (place) => near(place, place + NEAR),
  });
  if (!found || !passes(found.value) || found.odds === undefined) return undefined;
  if (found.odds < (least === 'firm' ? FIRM : POSSIBLE)) return undefined;
  return { is: 'card', start: from + found.start, end: from + found.end };
}

/** Natural logarithms of odds, as the detector gives them: what it calls firm, and what it reports at all. */
const FIRM = 2.5;
const POSSIBLE = -0.5;
