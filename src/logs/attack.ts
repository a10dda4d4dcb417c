import type { Confidence, Severity } from '../core/finding.ts';

/** A request by which shops are broken into, or by which one that was is used afterwards. */
export interface Attack {
  readonly id: string;
  /** What people call the hole or the thing. */
  readonly name: string;
  /** Engines that have it; any, if absent. */
  readonly engines?: readonly string[];
  readonly advisories?: readonly string[];
  /** Any, if absent. */
  readonly methods?: readonly string[];
  /** Patterns of which one stands in every such line, in any case, so that other lines need no closer look. */
  readonly anchors: readonly string[];
  /** Of the target in lower case, decoded: see `plainTarget`. Linear. */
  readonly target: RegExp;
  /** Targets that are harmless all the same. */
  readonly except?: RegExp;
  /** Of what was sent, in logs that keep it. */
  readonly body?: RegExp;
  /** Answers that look as if it had worked; 2xx, if absent. Never, if empty. */
  readonly worked?: readonly number[];
  /** One sentence: what such an answer means. */
  readonly means: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** A component that has to be there with a known hole, by the name of its advisory. */
  readonly component?: string;
  /** It is guessing: so many answers of this kind to one client, then one that looks like success. */
  readonly guessing?: { readonly failed: number; readonly times: number };
}

/** Whether this answer looks as if the request had done what it was meant to. */
export function looksWorked(attack: Attack, status: number): boolean {
  return attack.worked === undefined ? status >= 200 && status < 300 : attack.worked.includes(status);
}
