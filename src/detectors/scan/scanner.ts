import { Buffer } from 'node:buffer';
import type { Confidence } from '../../core/finding.ts';
import { ibanLengthTable } from '../bank/iban-lengths.ts';
import { confidenceOf } from '../card/card-number.ts';
import { prefixTable } from '../card/issuers.ts';
import type { Detector, Found, Match, Trigger } from '../detector.ts';
import { anchorsOf } from './anchors.ts';
import { CODE, type FirstPass, REACH, triggers, type Wanted } from './candidates.ts';
import { claimed } from './claims.ts';
import { CLOSELY, controlTest, type Held, SAMPLED, type Settled } from './control.ts';
import { BEFORE, NEAR, WindowPiece } from './piece.ts';
import { twinPass } from './twin.ts';
import { base64Around, everySecond, type Origin, origins, type Origins } from './within.ts';

/** Makes the first pass over the bytes, with a window of a size: `twinPass`, or a kernel's. */
export type MakePass = (wanted: Wanted, size: number) => FirstPass;

export interface ScanOptions {
  readonly detectors: readonly Detector[];
  /** Matches tell their line. */
  readonly lines?: boolean;
  readonly pass?: MakePass;
  /** Bytes that are looked at in one go; what is found does not depend on it. */
  readonly window?: number;
}

/** Finds what detectors know in a stream of bytes of any length, in bounded memory. How the stream is cut changes nothing. */
export interface Scanner {
  /** The next bytes of the stream. Matches come in no particular order: some wait for what else their field holds. */
  push(chunk: Uint8Array): readonly Match[];
  /** The stream is over; the scanner is ready for another one. */
  end(): readonly Match[];
  /** Where the next bytes may be put directly instead; then `took` says how many. Never empty. */
  room(): Uint8Array;
  took(bytes: number): readonly Match[];
}

const WINDOW = 1 << 18;
const KEPT = 1280;
const LINE_FEED = Uint8Array.of(10);

/** So far behind what is looked at, nothing that is found later can overlap. */
const SETTLED = 700;

/** A detector at work, and where its last value ended in the stream. */
interface Turn {
  readonly detector: Detector;
  past: number;
}

/** Of a scanner of decoded bytes. */
interface Within {
  readonly origin: (decoded: number) => Origin;
  readonly encoding: string;
}

export function createScanner(options: ScanOptions): Scanner {
  return scannerOf(options, undefined);
}

function scannerOf(options: ScanOptions, within: Within | undefined): Scanner {
  const { detectors, lines = false, pass: makePass = twinPass } = options;
  const anchors = anchorsOf(detectors);
  const longest = Math.max(REACH, ...detectors.map((detector) => detector.longest)) + NEAR;
  const size = Math.max(options.window ?? WINDOW, KEPT + longest * 2 + REACH);
  const pass = makePass(wantedOf(detectors, anchors, within === undefined), size);
  const window = Buffer.from(pass.window.buffer, pass.window.byteOffset, size);
  const turns = new Map(detectors.map((detector): [Detector, Turn] => [detector, { detector, past: 0 }]));
  const byKind = turnsByKind([...turns.values()]);
  const byAnchor = anchors.map(({ detectors: asked }) =>
    asked.map((one) => turns.get(one)).filter((one) => one !== undefined),
  );
  const controls = controlTest();
  let base = 0; // of the window in the stream
  let filled = 0;
  let next = 0; // what is not yet looked at, in the window
  let line = 1;
  let counted = 0; // up to where lines are counted, in the window
  let waiting: Held[] = [];
  const claims = claimed(); // what is known for what it is
  let out: Match[] = [];
  let lookedTo = 0; // where this look ends, in the window
  let wideAt = -1; // in the window, where UTF-16 that is not over goes on
  let isBig = false; // its first byte is the higher
  let encodedTo = 0; // up to where base64 is decoded, in the stream
  const inner = new Map<string, { readonly scanner: Scanner; readonly origins: Origins }>();

  return {
    push(chunk) {
      for (let at = 0; at < chunk.length;) {
        const count = Math.min(size - filled, chunk.length - at);
        window.set(chunk.subarray(at, at + count), filled);
        at += count;
        filled += count;
        if (filled === size) look(size - longest);
      }
      return take();
    },
    end() {
      look(filled);
      for (const { scanner } of inner.values()) out.push(...scanner.end());
      settle(controls.end());
      flush(Number.POSITIVE_INFINITY);
      startAnew();
      return take();
    },
    room: () => window.subarray(filled),
    took(bytes) {
      filled += bytes;
      if (filled === size) look(size - longest);
      return take();
    },
  };

  function startAnew(): void {
    base = 0;
    filled = 0;
    next = 0;
    line = 1;
    counted = 0;
    wideAt = -1;
    encodedTo = 0;
    claims.clear();
    for (const turn of turns.values()) turn.past = 0;
    for (const one of inner.values()) one.origins.clear();
  }

  function take(): readonly Match[] {
    const taken = out;
    out = [];
    return taken;
  }

  function look(to: number): void {
    if (wideAt >= 0) wide(to);
    lookedTo = to;
    for (let from = next; from < to; from += pass.stretch) {
      const { pairs, count } = pass.find(from, Math.min(to, from + pass.stretch), filled, CLOSELY - base);
      for (let index = 0; index < count; index++) candidate(pairs[index * 2] as number, pairs[index * 2 + 1] as number);
    }
    flush(base + to);
    const kept = Math.max(0, to - KEPT);
    if (lines) countLines(kept);
    window.copyWithin(0, kept, filled);
    base += kept;
    filled -= kept;
    next = to - kept;
    if (wideAt >= 0) wideAt -= kept;
    counted = Math.max(0, counted - kept);
  }

  function countLines(to: number): void {
    if (to > counted) line += pass.lines(counted, to);
    counted = Math.max(counted, to);
  }

  function candidate(at: number, code: number): void {
    const kind = code & 255;
    const more = code >> 8;
    if (kind === CODE.control) {
      const weight = base + at < CLOSELY ? 1 : SAMPLED;
      settle(controls.control(window, at, more >> 1, (more & 1) === 1, weight));
      return;
    }
    if (kind === CODE.wide && wideAt < 0) {
      wideStarts(at);
      return;
    }
    if (kind === CODE.base64) encoded(at);
    const trigger = triggers[kind];
    if (trigger === undefined) return;
    if (kind === CODE.digits) {
      // Not worth a second look where the field is known to hold other numbers.
      if (controls.isHopeless(window, at, more & 31)) return;
    }
    for (const turn of (kind === CODE.anchor ? byAnchor[more] : byKind[kind]) ?? []) ask(turn, at, trigger);
  }

  function wideStarts(at: number): void {
    isBig = at > 0 && window[at - 1] === 0;
    wideAt = at;
    wide(lookedTo);
  }

  /** Decodes UTF-16 as far as it goes, or to where this look ends. */
  function wide(to: number): void {
    for (let over = false; !over && wideAt < to;) {
      const { bytes, next: behind } = everySecond(window, wideAt, Math.min(to, wideAt + 1024), lines);
      if (bytes.length > 0) decoded('utf-16', bytes, wideAt, 2);
      over = behind === wideAt;
      wideAt = behind;
    }
    if (wideAt >= to - 1 && to < filled) return;
    if (isBig && wideAt < filled && window[wideAt] !== 0)
      decoded('utf-16', window.subarray(wideAt, wideAt + 1), wideAt, 2);
    decoded('utf-16', LINE_FEED, wideAt, 1);
    wideAt = -1;
  }

  function encoded(at: number): void {
    if (base + at + 48 <= encodedTo) return;
    const { bytes, from, to } = base64Around(window, at, filled);
    encodedTo = base + to;
    decoded('base64', bytes, from, 4 / 3);
    decoded('base64', LINE_FEED, to, 1);
  }

  function decoded(encoding: string, bytes: Uint8Array, at: number, step: number): void {
    let one = inner.get(encoding);
    if (one === undefined) {
      const from = origins();
      const made = scannerOf({ ...options, window: 1 << 16 }, { origin: from.of, encoding });
      one = { scanner: made, origins: from };
      inner.set(encoding, one);
    }
    if (lines) countLines(at);
    one.origins.add(bytes.length, base + at, step, lines ? line : 0);
    out.push(...one.scanner.push(bytes));
  }

  function ask(turn: Turn, at: number, trigger: Trigger): void {
    const { detector } = turn;
    const from = Math.max(0, at - BEFORE);
    const found = detector.find(new WindowPiece(window, filled, at, trigger, detector.longest));
    if (found === undefined) return;
    const start = base + from + found.start;
    const end = base + from + found.end;
    if (start < turn.past) return;
    turn.past = end;
    const held = heldAt(detector, found, start, end, at);
    if (detector.yields === true) {
      waiting.push(held);
      return;
    }
    if (trigger === 'digits' && found.odds !== undefined) {
      settle(controls.pass(window, at, held));
      return;
    }
    if (found.odds !== undefined && confidenceOf(found.odds) === undefined) return;
    out.push(matchOf(held, found.confidence, found.reasons));
    claims.add(held.start, held.end);
  }

  function heldAt(detector: Detector, found: Found, start: number, end: number, at: number): Held {
    if (within !== undefined) {
      const { at: origin, line: number } = within.origin(start);
      const last = within.origin(end).at;
      const context = { ...found.context, encoding: within.encoding };
      return { detector, found: { ...found, context }, start: origin, end: last, line: number };
    }
    if (lines) countLines(at);
    return { detector, found, start, end, line: lines ? line : 0 };
  }

  function settle(settled: readonly Settled[]): void {
    for (const held of settled) {
      const { found, odds, reason } = held;
      const confidence = confidenceOf(odds);
      if (confidence === undefined) continue;
      out.push(matchOf(held, confidence, reason === undefined ? found.reasons : [...found.reasons, reason]));
    }
  }

  /** What is only generally suspicious gives way to what is known, and to what was found before it. */
  function flush(to: number): void {
    if (waiting.length > 0) {
      const rest = waiting.filter((held) => held.end > to - SETTLED);
      for (const held of waiting) {
        if (held.end > to - SETTLED || claims.overlaps(held.start, held.end)) continue;
        out.push(matchOf(held, held.found.confidence, held.found.reasons));
      }
      waiting = rest;
    }
    claims.forget(to - 3 * longest);
  }
}

function matchOf(
  { detector, found, start, end, line }: Held,
  confidence: Confidence,
  reasons: readonly string[],
): Match {
  const { id, kind } = detector;
  const masked = detector.mask(found.value);
  return { detector: id, kind, start, end, line, confidence, masked, reasons, context: found.context ?? {} };
}

function turnsByKind(turns: readonly Turn[]): readonly (readonly Turn[])[] {
  return Array.from({ length: 16 }, (_, kind) => {
    const trigger = triggers[kind];
    return trigger === undefined ? [] : turns.filter(({ detector }) => detector.triggers.includes(trigger));
  });
}

function wantedOf(detectors: readonly Detector[], anchors: Wanted['anchors'], decodes: boolean): Wanted {
  const asked = new Set(detectors.flatMap((detector) => detector.triggers));
  const codes = new Set(
    Object.entries(triggers).flatMap(([code, trigger]) => (asked.has(trigger) ? [Number(code)] : [])),
  );
  if (decodes) codes.add(CODE.wide).add(CODE.base64);
  return { codes, anchors, prefixes: prefixTable(), ibanLengths: ibanLengthTable() };
}
