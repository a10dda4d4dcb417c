import type { DataMap } from './data-map.ts';
import type { WhyUnknown } from './fact.ts';
import type { Finding, Severity } from './finding.ts';
import type { LossReport } from './loss.ts';
import type { Side } from './side.ts';

/** How one check ended. "Could not tell" is an ending of its own, never a pass. */
export type Outcome =
  | { readonly ended: 'passed' }
  | { readonly ended: 'failed'; readonly findings: number }
  | {
      readonly ended: 'unknown';
      readonly missing: readonly { readonly fact: string; readonly why: WhyUnknown; readonly detail: string }[];
    }
  | { readonly ended: 'not-applicable'; readonly because: string }
  | { readonly ended: 'broke'; readonly error: string };

/** From best to worst. */
export const grades = ['A+', 'A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Grade = (typeof grades)[number];

export type Certainty = 'certain' | 'firm' | 'tentative';

/** How card data travels through the checkout. */
export type Integration = 'redirect' | 'iframe' | 'direct-post' | 'own-form' | 'offline' | 'unknown';
/** The self-assessment questionnaire of PCI DSS that follows from it. */
export type Questionnaire = 'SAQ A' | 'SAQ A-EP' | 'SAQ D' | 'none' | 'unknown';

export interface Payment {
  readonly integration: Integration;
  readonly questionnaire: Questionnaire;
  readonly because: readonly string[];
}

export type SideLook =
  | { readonly looked: true; readonly grade: Grade; readonly checks: number; readonly unknown: number }
  | { readonly looked: false; readonly asked: boolean; readonly why: WhyUnknown; readonly hint: string };

/** Plain data, versioned: every format, the dashboard and the fleet read this and nothing else. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'storewarden'; readonly version: string; readonly knowledge: string };
  readonly store: {
    readonly id: string;
    readonly name: string;
    readonly url?: string;
    readonly engine?: {
      readonly id: string;
      readonly name: string;
      readonly edition?: string;
      readonly version?: string;
      readonly certainty: Certainty;
    };
  };
  readonly began: string;
  readonly ended: string;
  /** False if a side that was asked for stayed closed, or a part broke. */
  readonly complete: boolean;
  readonly grade: Grade;
  /** What stands between this grade and the next better one; at most a few sentences. */
  readonly gradeMoves: readonly string[];
  readonly sides: Readonly<Record<Side, SideLook>>;
  readonly payment: Payment;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: readonly Finding[];
  /** By check id. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Findings whose risk the owner has accepted for a while; they count nowhere else. */
  readonly accepted?: readonly (Finding & {
    readonly accepted: { readonly until: string; readonly because: string };
  })[];
  /** With `--compare`: what the older report had and this one has not. */
  readonly gone?: readonly Finding[];
  /** What the store is made of, as far as it was seen. */
  readonly components?: readonly Component[];
  /** Which tables hold data of people, cards and secrets, where the database was looked through. */
  readonly data?: DataMap;
  /** What a year may cost, where business figures were given. */
  readonly loss?: LossReport;
}

/** A way of writing a report down. One file each in `report/formats/`. */
export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  /** Without the dot. */
  readonly extension: string;
  render(report: Report, options: RenderOptions): string;
}

export interface RenderOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly verbose: boolean;
  /** The words of the checks, for formats that list every rule. */
  readonly checks: readonly CheckWords[];
}

/** One part of a store: the engine, an extension, a library, a program below it. */
export interface Component {
  readonly kind: 'engine' | 'extension' | 'library' | 'platform';
  readonly name: string;
  readonly version?: string;
  /** Such as `composer`, `npm`, `wordpress-plugin`. */
  readonly ecosystem: string;
  /** Where it was seen: a path, a table, a page. */
  readonly place: string;
}

/** A check without its judgement: what formats and the reference need. */
export interface CheckWords {
  readonly id: string;
  readonly title: string;
  readonly side: Side;
  readonly severity: Severity;
  readonly why: string;
  readonly fix: string;
  readonly standards: readonly string[];
}
