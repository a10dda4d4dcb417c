import { UserError } from '../../core/errors.ts';
import { plural } from '../../core/text.ts';
import type { Access } from './access.ts';
import { isGood } from './approval.ts';
import { HOUR, type Standing } from './record.ts';

/** The limit is reached, and nobody has approved of more. */
export class ApprovalNeeded extends UserError {
  /** Milliseconds until the next value may be opened without. */
  readonly wait: number;
  constructor(access: Access, wait: number) {
    super(
      `${plural(access.openingsAnHour, 'value')} may be opened in an hour, and that many were. More needs the approval of a second key holder.`,
      {
        hint:
          access.holders.length === 0
            ? 'There is no second key holder yet: storewarden vault holder add NAME.'
            : `One of them (${access.holders.map(({ name }) => name).join(', ')}) runs: storewarden vault approve --holder NAME --for WHO --values N --why TEXT.`,
      },
    );
    this.wait = wait;
  }
}

/** Counts openings against the limit, then against approvals; those counted in this round count too. */
export interface Counter {
  /**
   * The approval that each of so many openings falls under; `undefined` under the limit. Throws `ApprovalNeeded`, and
   * counts none of them, if they are too many.
   */
  take(count: number, names: readonly string[]): readonly (string | undefined)[];
}

export function countOpenings(standing: Standing, vault: string, now: Date): Counter {
  const { access, opened, approvals } = standing;
  const recent = opened.filter((time) => time > now.getTime() - HOUR);
  const used = new Map(standing.used);
  let free = Math.max(0, access.openingsAnHour - recent.length);
  return {
    take(count, names) {
      const under = Math.min(free, count);
      const needed = count - under;
      const good = needed > 0 ? approvals.filter((one) => isGood(one, names, access, vault, now)) : [];
      const ids = good.flatMap((one) => Array.from({ length: one.values - (used.get(one.id) ?? 0) }, () => one.id));
      if (ids.length < needed) throw new ApprovalNeeded(access, (recent[0] ?? now.getTime()) + HOUR - now.getTime());
      free -= under;
      const taken = ids.slice(0, needed);
      for (const id of taken) used.set(id, (used.get(id) ?? 0) + 1);
      return [...Array.from({ length: under }, () => undefined), ...taken];
    },
  };
}
