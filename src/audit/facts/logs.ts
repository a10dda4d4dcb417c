import { type Fact, fact } from '../../core/fact.ts';
import type { Confidence, Severity } from '../../core/finding.ts';
import type { Masked } from '../../core/masked.ts';

/** One client that sent attacks. Times are ISO 8601. */
export type LogAttacker = {
  readonly client: Masked;
  readonly agent: Masked;
  readonly asked: number;
  readonly worked: number;
  readonly statuses: readonly number[];
  readonly first?: string;
  readonly last?: string;
  readonly request: Masked;
  /** In one line: who, when, how it was answered, and what came after. */
  readonly trail: Masked;
  /** What it did from the first request on that looks as if it had worked. */
  readonly after?: {
    readonly requests: number;
    readonly written: number;
    readonly last?: string;
    readonly paths: readonly Masked[];
  };
};

/** Requests of one kind of attack. */
export type LogAttack = {
  readonly id: string;
  readonly name: string;
  /** Engines that have the hole; any, if absent. */
  readonly engines?: readonly string[];
  readonly advisories: readonly string[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly means: string;
  /** A component that must be there with a known hole. */
  readonly component?: string;
  readonly asked: number;
  /** Requests whose answer looks as if it had worked. */
  readonly worked: number;
  readonly clients: number;
  /** The gravest first, at most five. */
  readonly attackers: readonly LogAttacker[];
};

export type LogsHeard = {
  readonly files: number;
  readonly lines: number;
  /** When the first and the last request was; ISO 8601. */
  readonly first?: string;
  readonly last?: string;
  /** Logs that could not be read in full, and why. */
  readonly unread: readonly { readonly path: string; readonly because: string }[];
  /** Whether any of them keeps what visitors sent. */
  readonly bodies: boolean;
  readonly attacks: readonly LogAttack[];
};
export const accessLogs: Fact<LogsHeard> = fact('logs.access', 'Attacks that stand in the web server’s access logs.');
