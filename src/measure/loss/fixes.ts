import type { Finding } from '../../core/finding.ts';
import type { Settled } from './business.ts';
import { GORDON_LOEB, rosi } from './closed.ts';
import { expect, quantileOf, worlds } from './expect.ts';
import { type LossFact, numberOf } from './fact.ts';
import { type Hazard, hazardOf, hazards } from './hazards.ts';
import { pertMean } from './chance/pert.ts';
import type { Maker } from './model.ts';

/** Mending all findings of one kind: what it saves, what it costs. Units of the shop's currency, a year. */
export interface Fix {
  readonly hazard: Hazard;
  readonly findings: readonly Finding[];
  /** Saved if nothing else is mended: the most it may cost a year. */
  readonly alone: number;
  /** Between the 10th and the 90th percentile of what is not known. */
  readonly range: readonly [low: number, high: number];
  /** Saved after all fixes before it in the list. */
  readonly after: number;
  /** What is left of a year's loss after it. */
  readonly left: number;
  readonly hours: Hours;
  /** Hours × the price of an hour. */
  readonly cost: number;
  readonly rosi: number | undefined;
  /** At most this should be spent on it (Gordon and Loeb). */
  readonly ceiling: number;
  readonly pays: boolean;
  /** Being used elsewhere, and critical: first whatever it saves. */
  readonly urgent: boolean;
}

export interface Hours {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly mean: number;
  readonly fact: string;
}

interface Group {
  readonly hazard: Hazard;
  readonly findings: readonly Finding[];
  readonly hours: Hours;
  readonly urgent: boolean;
}

/**
 * The fixes in the order in which to do them: urgent ones first, then at each step what saves most per hour of work,
 * given all before.
 */
export function fixesOf(maker: Maker, findings: readonly Finding[], business: Settled, seed: number): readonly Fix[] {
  const saved = (left: readonly Finding[]): number => expect(maker.model(left), seed).own;
  const whole = saved(findings);
  const wholeWorlds = worlds(maker.model(findings), seed);
  const waiting = new Set(groupsOf(findings, maker.fact));
  const fixes: Fix[] = [];
  let left = findings;
  let now = whole;
  while (waiting.size > 0) {
    const tried = [...waiting].map((group) => ({ group, loss: saved(without(left, group)) }));
    const best = tried.toSorted((one, other) => rank(other, now) - rank(one, now))[0];
    if (!best) break;
    const { group, loss } = best;
    waiting.delete(group);
    const rest = without(findings, group);
    const alone = Math.max(0, whole - saved(rest));
    const cost = group.hours.mean * business.hourly;
    fixes.push({
      ...group,
      alone,
      range: rangeOf(wholeWorlds, worlds(maker.model(rest), seed)),
      after: Math.max(0, now - loss),
      left: loss,
      cost,
      rosi: cost > 0 ? rosi(alone, cost) : undefined,
      ceiling: alone * GORDON_LOEB,
      pays: alone >= cost,
    });
    left = without(left, group);
    now = loss;
  }
  return fixes;
}

function rank({ group, loss }: { readonly group: Group; readonly loss: number }, now: number): number {
  return (group.urgent ? 1e15 : 0) + (now - loss) / group.hours.mean;
}

function without(findings: readonly Finding[], group: Group): readonly Finding[] {
  return findings.filter((finding) => !group.findings.includes(finding));
}

function rangeOf(whole: Float64Array, rest: Float64Array): readonly [number, number] {
  const saving = whole.map((loss, world) => Math.max(0, loss - (rest[world] ?? 0)));
  return [quantileOf(saving, 0.1), quantileOf(saving, 0.9)];
}

function groupsOf(findings: readonly Finding[], fact: (id: string) => LossFact): readonly Group[] {
  return hazards.flatMap((hazard) => {
    const found = findings.filter((finding) => hazardOf(finding) === hazard);
    if (found.length === 0) return [];
    const urgent = found.some(({ severity, knownExploited }) => severity === 'critical' && knownExploited === true);
    return [{ hazard, findings: found, hours: hoursOf(hazard, found, fact), urgent }];
  });
}

const efforts = { minutes: 'own.fix.minutes', hours: 'own.fix.hours', days: 'own.fix.days' } as const;

/** Once for the kind of fix, or once for each different remedy. */
function hoursOf(hazard: Hazard, findings: readonly Finding[], fact: (id: string) => LossFact): Hours {
  const remedies = new Map(findings.map(({ remedy }) => [remedy.says, efforts[remedy.effort]]));
  const ids = hazard.hours === undefined ? [...remedies.values()] : [hazard.hours];
  const ranges = ids.map((id) => {
    const one = fact(id);
    return { low: numberOf(one, 'low'), mode: numberOf(one, 'mode'), high: numberOf(one, 'high') };
  });
  const sum = (part: 'low' | 'mode' | 'high'): number => ranges.reduce((all, range) => all + range[part], 0);
  return {
    low: sum('low'),
    mode: sum('mode'),
    high: sum('high'),
    mean: ranges.reduce((all, range) => all + pertMean(range), 0),
    fact: [...new Set(ids)].join(', '),
  };
}
