import type { LossReport } from '../../core/loss.ts';
import { type Effort, type Finding, type Remedy, severities } from '../../core/finding.ts';

/** One thing to do, and all that it mends. */
export interface Task {
  readonly remedy: Remedy;
  /** The worst first. */
  readonly mends: readonly [Finding, ...Finding[]];
}

const efforts: readonly Effort[] = ['minutes', 'hours', 'days'];

/**
 * What to do first. Where losses are known: by saving per hour of work. Otherwise: critical holes that are being used elsewhere, then by severity, then what is used elsewhere, then
 * the greater loss, then the smaller effort. What one remedy mends is one thing. Mere information is nothing to do.
 */
export function firstTasks(findings: readonly Finding[], most = 3, loss?: LossReport): readonly Task[] {
  const tasks = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings.filter(({ severity }) => severity !== 'info').toSorted(moreUrgent)) {
    const key = `${finding.remedy.who}\0${finding.remedy.says}`;
    const before = tasks.get(key);
    if (before) before.push(finding);
    else tasks.set(key, [finding]);
  }
  const all = [...tasks.values()].map((mends) => ({ remedy: mends[0].remedy, mends }));
  return (loss ? all.toSorted((one, other) => worth(other, loss) - worth(one, loss)) : all).slice(0, most);
}

/** Saving per hour of work; critical holes that are being used elsewhere stand above any saving. */
function worth({ mends }: Task, { fixes }: LossReport): number {
  if (mends.some(({ severity, knownExploited }) => severity === 'critical' && knownExploited)) return Infinity;
  const prints = new Set(mends.map(({ fingerprint }) => fingerprint));
  const mended = fixes.filter(({ fingerprints }) => fingerprints.some((one) => prints.has(one)));
  return Math.max(0, ...mended.map(({ saving, hours }) => saving / hours.mean));
}

function moreUrgent(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    Number(other.knownExploited ?? false) - Number(one.knownExploited ?? false) ||
    (other.loss?.mean ?? 0) - (one.loss?.mean ?? 0) ||
    efforts.indexOf(one.remedy.effort) - efforts.indexOf(other.remedy.effort)
  );
}
