import type { WhyUnknown } from './fact.ts';

/** A mistake the user can mend. Shown without a stack, with the hint; exit 2. Everything else thrown is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  constructor(message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.hint = options.hint;
  }
}

/**
 * What a hand throws when it could not look: the store does not answer, denies access, or holds something that cannot
 * be read. The runner turns it into an `Unknown` with the same reason. The detail is one sentence and holds no secret.
 */
export class CannotTell extends Error {
  override readonly name = 'CannotTell';
  readonly why: WhyUnknown;
  constructor(why: WhyUnknown, detail: string, options: { readonly cause?: unknown } = {}) {
    super(detail, { cause: options.cause });
    this.why = why;
  }
}
