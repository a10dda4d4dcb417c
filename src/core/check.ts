import type { Facts, Unknown, Values, Wanted } from './fact.ts';
import type { Effort, Flaw, Severity, Who } from './finding.ts';
import type { Side } from './side.ts';

/** A pure judgement: from facts and the date to flaws. No flaw means passed. */
export interface Check<Needs extends Facts = Facts, Wants extends Facts = Facts> {
  /** The flaw as a noun: `certificate-expiry`. The file bears the same name. */
  readonly id: string;
  /** What is wrong when it speaks: "The certificate runs out soon". */
  readonly title: string;
  readonly side: Side;
  readonly severity: Severity;
  /** For a merchant: what can happen because of it. Markdown. */
  readonly why: string;
  /** One sentence, in the imperative. */
  readonly fix: string;
  /** In order; each one sentence. */
  readonly steps?: readonly string[];
  readonly who: Who;
  readonly effort: Effort;
  /** Such as `pci-dss-4.0.1:4.2.1`, `asvs-5.0.0:V12`, `owasp-2025:A02`, `gdpr:32`. */
  readonly standards: readonly string[];
  /** Rows of the catalogue of store checks that this one answers, such as `TLS-05`. */
  readonly rows: readonly string[];
  /** Ids of the engines it is about; all, if absent. */
  readonly engines?: readonly string[];
  /** Former ids. */
  readonly was?: readonly string[];
  /** Without these it ends `unknown`. */
  readonly needs: Needs;
  /** Used where known. */
  readonly wants?: Wants;
  /** Why the question does not arise in this store, if it does not. */
  notApplicable?(facts: Values<Needs> & Wanted<Wants>, at: At): string | undefined;
  /** The flaws; `Unknown` where the facts are there and still do not answer. */
  find(facts: Values<Needs> & Wanted<Wants>, at: At): readonly Flaw[] | Unknown;
}

/** When the judgement is passed. Checks have no clock of their own. */
export interface At {
  readonly now: Date;
}

// oxlint-disable-next-line typescript/no-explicit-any -- each check reads its own facts; the runner hands out the right ones
export type AnyCheck = Check<any, any>;

/** Only says the type, so that the compiler refuses a check that reads a fact it did not name. */
export function defineCheck<const Needs extends Facts, const Wants extends Facts = Record<never, never>>(
  check: Check<Needs, Wants>,
): Check<Needs, Wants> {
  return check;
}
