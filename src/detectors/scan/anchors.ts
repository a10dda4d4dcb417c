import type { Detector } from '../detector.ts';

/** A literal of a detector, as the first pass looks for it. */
export interface Anchor {
  /** Lower case, at least three bytes. */
  readonly bytes: Uint8Array;
  /** A word must start with it, or end with it; `cardCode` is two words. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
  /** An @ must follow before the host of an address could end. */
  readonly reachesAt: boolean;
  readonly detectors: readonly Detector[];
}

/** All anchors of some detectors, each once, longer ones first where one begins with another. */
export function anchorsOf(detectors: readonly Detector[]): readonly Anchor[] {
  const byText = new Map<string, Detector[]>();
  for (const detector of detectors) {
    for (const anchor of detector.anchors) {
      const users = byText.get(anchor) ?? [];
      if (!users.includes(detector)) users.push(detector);
      byText.set(anchor, users);
    }
  }
  return [...byText]
    .map(([text, users]) => ({
      bytes: new TextEncoder().encode(text.trim().replace('…@', '')),
      openLeft: text.startsWith(' '),
      openRight: text.endsWith(' '),
      reachesAt: text.endsWith('…@'),
      // What begins with a shorter anchor concerns its detectors too.
      detectors: [...new Set([...users, ...shorterThan(text.trim()).flatMap((other) => byText.get(other) ?? [])])],
    }))
    .toSorted((a, b) => b.bytes.length - a.bytes.length || Number(b.openLeft) - Number(a.openLeft));

  function shorterThan(text: string): readonly string[] {
    const starts = Array.from({ length: text.length }, (_, length) => text.slice(0, length + 1));
    return starts
      .flatMap((start) => [start, ` ${start}`, ` ${start} `, `${start} `])
      .filter((start) => byText.has(start));
  }
}
