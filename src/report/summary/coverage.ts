import type { CheckWords, Outcome, Report, SideLook } from '../../core/report.ts';
import { type Side, sideNames, sides } from '../../core/side.ts';
import { plural } from '../../core/text.ts';

/** How the questions of one side ended. */
export interface Coverage {
  readonly side: Side;
  readonly name: string;
  readonly look: SideLook;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly broke: number;
}

/** What was looked at, by side. Where the words of a check are not at hand, its side is taken from its findings. */
export function coverageOf(report: Report, checks: readonly CheckWords[]): readonly Coverage[] {
  const sideOf = new Map<string, Side>(report.findings.map(({ check, side }) => [check, side]));
  for (const { id, side } of checks) sideOf.set(id, side);
  return sides.map((side) => {
    const ended = Object.entries(report.outcomes).filter(([check]) => sideOf.get(check) === side);
    const count = (kind: Outcome['ended']): number => ended.filter(([, outcome]) => outcome.ended === kind).length;
    return {
      side,
      name: sideNames[side],
      look: report.sides[side],
      passed: count('passed'),
      failed: count('failed'),
      unknown: count('unknown'),
      notApplicable: count('not-applicable'),
      broke: count('broke'),
    };
  });
}

/** On a side: how much was answered, or why it was not looked at (and what the other sides told of it). */
export function lookSays({ look, passed, failed }: Pick<Coverage, 'look' | 'passed' | 'failed'>): string {
  if (look.looked) {
    const open = look.unknown === 0 ? '' : `, ${look.unknown} could not be told`;
    return `${plural(look.checks, 'question')} answered${open}`;
  }
  const known = passed + failed;
  const all = known === 0 ? '' : ` The other sides answered ${plural(known, 'question')} on it all the same.`;
  return `${look.asked ? 'Asked for, but could not be looked at: ' : ''}${look.hint}${all}`;
}

/** All questions of a report by how they ended. */
export function totalsOf({
  outcomes,
}: Pick<Report, 'outcomes'>): Readonly<Record<'answered' | 'unknown' | 'notApplicable' | 'broke', number>> {
  const ended = Object.values(outcomes).map((outcome) => outcome.ended);
  const count = (...kinds: readonly Outcome['ended'][]): number => ended.filter((kind) => kinds.includes(kind)).length;
  return {
    answered: count('passed', 'failed'),
    unknown: count('unknown'),
    notApplicable: count('not-applicable'),
    broke: count('broke'),
  };
}
