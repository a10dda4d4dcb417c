import type { LossReport } from '../../core/loss.ts';
import { listed, plural } from '../../core/text.ts';
import { type Effort, type Finding, type Remedy, severities } from '../../core/finding.ts';

/** One thing to do, and all that it mends. */
export interface Task {
  readonly remedy: Remedy;
  /** The worst first. */
  readonly mends: readonly [Finding, ...Finding[]];
}

const efforts: readonly Effort[] = ['minutes', 'hours', 'days'];

/**
 * What to do first. Where losses are known: by saving per hour of work. Otherwise by severity, then what is used in
 * attacks elsewhere, then the greater loss, then the smaller effort. What one remedy mends is one thing; a second thing
 * to do about the same files waits for the others. Mere information is nothing to do.
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
  const sorted = loss ? all.toSorted((one, other) => worth(other, loss) - worth(one, loss)) : all;
  const named = new Set<string>();
  const [first, again]: [Task[], Task[]] = [[], []];
  for (const task of sorted) {
    const files = task.mends.map(fileOf);
    (files.every((file) => file !== undefined && named.has(file)) ? again : first).push(task);
    for (const file of files) if (file !== undefined) named.add(file);
  }
  return [...first, ...again].slice(0, most);
}

/** Why a thing is to be done: what it mends, and of single findings where. */
export function becauseSays({ mends }: Task): string {
  const titles = [...new Set(mends.map(({ title }) => title))];
  const file = mends.length === 1 ? fileOf(mends[0]) : undefined;
  const more = file ?? (mends.length > titles.length ? plural(mends.length, 'finding') : undefined);
  return `${listed(titles, 2)}${more === undefined ? '' : ` (${more})`}`;
}

/** The name of the file that lies open, if a finding is about one: seen from outside and inside it is the same. */
function fileOf({ subject, side }: Finding): string | undefined {
  if (side !== 'files' && side !== 'web') return undefined;
  const path = subject.replace(/^https?:\/\/[^/]*/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (side === 'web' && !path.includes('/')) return undefined;
  return /^[^\s?#]+\.[a-z][a-z0-9]{1,7}$/i.test(name) && !/\.(?:php|phtml|html?)$/i.test(name) ? name : undefined;
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
