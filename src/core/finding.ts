import type { Masked } from './masked.ts';
import type { Loss } from './money.ts';
import type { Side } from './side.ts';

/** From worst to least. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];
export type Confidence = 'certain' | 'firm' | 'tentative';
/** Who has to act. */
export type Who = 'owner' | 'developer' | 'host' | 'payment-provider';
export type Effort = 'minutes' | 'hours' | 'days';

/** What a check saw. The runner makes it a Finding by adding who says so, of whom, and how bad it is. */
export interface Flaw {
  /** The thing that is wrong, named the same way in every audit: a path, a column, a host, a login. */
  readonly subject: string;
  /** One or two sentences for a shop owner: what was seen. */
  readonly says: string;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly evidence?: readonly Evidence[];
  /** What differs from the check's own remedy. */
  readonly remedy?: Partial<Remedy>;
  /** CVE, GHSA or vendor ids. */
  readonly advisories?: readonly string[];
  /** Fixes for what is being exploited come first, whatever they save. */
  readonly knownExploited?: boolean;
}

export interface Finding {
  readonly check: string;
  /** The same in every audit as long as the flaw is the same: made of store, check, subject and first advisory. */
  readonly fingerprint: string;
  readonly side: Side;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly title: string;
  readonly subject: string;
  readonly says: string;
  readonly why: string;
  readonly evidence: readonly Evidence[];
  readonly remedy: Remedy;
  readonly standards: readonly string[];
  readonly advisories: readonly string[];
  readonly knownExploited?: true;
  readonly loss?: Loss;
  /** Against the report given with `--compare`. */
  readonly change?: 'new' | 'known';
}

export type Evidence =
  | { readonly kind: 'page'; readonly url: string; readonly status: number; readonly excerpt?: Masked }
  | { readonly kind: 'file'; readonly path: string; readonly line?: number; readonly excerpt?: Masked }
  | {
      readonly kind: 'rows';
      readonly table: string;
      readonly column: string;
      readonly count: number;
      /** The row's key, where one row is meant. */
      readonly row?: string;
      readonly sample?: Masked;
    }
  | { readonly kind: 'setting'; readonly name: string; readonly value: Masked };

export interface Remedy {
  /** One sentence, in the imperative. */
  readonly says: string;
  readonly who: Who;
  readonly effort: Effort;
  readonly steps?: readonly string[];
  /** What storewarden itself can do about it, once the owner agrees. */
  readonly action?: Action;
}

export type Action =
  | { readonly do: 'enable-policy'; readonly policy: string }
  | { readonly do: 'enable-patch'; readonly patch: string }
  | { readonly do: 'seal-column'; readonly table: string; readonly column: string };
