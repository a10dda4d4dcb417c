import type { Confidence } from '../core/finding.ts';
import type { Masked } from '../core/masked.ts';
import type { DetectorKind, MatchContext } from '../detectors/detector.ts';

/** One match as `storewarden scan` tells it; the JSON of a line of its output. */
export interface Seen {
  readonly detector: string;
  readonly kind: DetectorKind;
  readonly where: Where;
  readonly masked: Masked;
  readonly confidence: Confidence;
  readonly context: MatchContext;
  /** Why we are (not) surer. */
  readonly reasons: readonly string[];
}

export interface Where {
  /** As the user named it, or below the folder that was named; `-` for standard input; the database's name. */
  readonly path: string;
  /** Members from the outermost archive inwards. */
  readonly inside?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** In bytes, from the beginning of what was unpacked and decoded. */
  readonly offset?: number;
  readonly table?: string;
  readonly column?: string;
}

/** From least to most. */
export const confidences: readonly Confidence[] = ['tentative', 'firm', 'certain'];

/** Whether a confidence reaches the one that is asked for. */
export function reaches(confidence: Confidence, least: Confidence): boolean {
  return confidences.indexOf(confidence) >= confidences.indexOf(least);
}
