import { type Fact, fact } from '../../core/fact.ts';
import type { Masked } from '../../core/masked.ts';

/** A place that should not answer and did, with the content that proves it. */
export type ExposedPlace = {
  /** The id of the check that speaks of it. */
  readonly check: string;
  /** As it was asked for, from the root of the host: `/.git/HEAD`. */
  readonly path: string;
  readonly url: string;
  readonly status: number;
  /** A sentence: what stands there, and what a stranger can do with it. */
  readonly because: string;
  readonly excerpt?: Masked;
};
export const exposed: Fact<readonly ExposedPlace[]> = fact(
  'web.exposed',
  'Well-known places that should not answer, and did.',
);

/** How far the look for exposed places came. */
export type ExposedLook = {
  /** Places asked for. */
  readonly asked: number;
  /** Ids of checks for which every place answered, in one way or the other. */
  readonly settled: readonly string[];
  /** Why the other checks are not settled: one sentence; absent if there was no trouble. */
  readonly trouble?: string;
  readonly why?: 'timed-out' | 'unreachable' | 'no-access' | 'not-asked' | 'failed' | 'unsupported';
  /** The shop is run by a platform: its files are the platform's. */
  readonly platform?: string;
};
export const exposedLook: Fact<ExposedLook> = fact('web.exposed-look', 'How far the look for exposed places came.');

/** What a page shows of the inside of the shop when something goes wrong. */
export type ErrorPage = {
  readonly path: string;
  readonly url: string;
  readonly status: number;
  readonly shows: 'php-error' | 'stack-trace' | 'sql' | 'debug-tool';
  readonly excerpt: Masked;
};
export const errorPages: Fact<readonly ErrorPage[]> = fact(
  'web.error-pages',
  'Inner workings that pages show when asked for something that does not exist.',
);

export type SecurityTxt = {
  readonly url: string;
  readonly present: boolean;
  /** Ways to reach whoever is in charge, such as an e-mail address. */
  readonly contacts: number;
  /** ISO 8601, where it says so. */
  readonly expires?: string;
};
export const securityTxt: Fact<SecurityTxt> = fact(
  'web.security-txt',
  'The contact for reports of security holes (RFC 9116).',
);
