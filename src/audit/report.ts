import type { AnyCheck } from '../core/check.ts';
import type { DataMap } from '../core/data-map.ts';
import { Unknown } from '../core/fact.ts';
import { type Finding, severities, type Severity } from '../core/finding.ts';
import { fits } from '../core/pattern.ts';
import type { Outcome, Payment, Report, SideLook } from '../core/report.ts';
import { type Side, sideNames, sides } from '../core/side.ts';
import type { Store } from '../core/store.ts';
import { openedSide } from './audit.ts';
import { dataMap } from './facts/database.ts';
import { type Recognised, recognised } from './facts/engine.ts';
import { payment } from './facts/payment.ts';
import { pages } from './facts/web.ts';
import type { Known } from './gather.ts';
import { type Dark, grade, moves } from './grade.ts';
import { type Judgement, judge } from './judge.ts';

export interface ReportOptions {
  readonly store: Store;
  readonly checks: readonly AnyCheck[];
  /** Sides that the user asked for: if one of them stayed dark, the audit is not complete. */
  readonly asked: ReadonlySet<Side>;
  readonly version: string;
  /** Date of the newest knowledge. */
  readonly knowledge: string;
  readonly began: Date;
  readonly ended: Date;
  /** The user did not wait for the end. */
  readonly stopped?: boolean;
  /** Risks that the owner has accepted for a while. */
  readonly accepted?: readonly Accepted[];
}

/** Until that day findings of the check (of the subject, if one is named; `*` stands for anything) do not count. */
export interface Accepted {
  readonly check: string;
  readonly subject?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly until: string;
  readonly because: string;
}

/** Judges what is known as of the day it was learned, and puts it into a report. Pure. */
export function makeReport(known: Known, options: ReportOptions): Report {
  const judged = judge(options.checks, known, options.store.id, options.began);
  const all = [...judged.values()].flatMap((one) => one.findings).toSorted(worstFirst);
  const accepted = all.flatMap((one) => {
    const by = (options.accepted ?? []).find((risk) => covers(risk, one, options.began));
    return by ? [{ ...one, accepted: { until: by.until, because: by.because } }] : [];
  });
  const findings = all.filter((one) => !accepted.some(({ fingerprint }) => fingerprint === one.fingerprint));
  const looks = Object.fromEntries(sides.map((side) => [side, sideLook(side, known, judged, options)])) as Record<
    Side,
    SideLook
  >;
  const dark = sides.filter((side) => side !== 'host' && !looks[side].looked);
  const outcomes = Object.fromEntries([...judged].map(([id, { outcome }]) => [id, outcome]));
  const broke = Object.values(outcomes).some(({ ended }) => ended === 'broke');
  const darkness = darknessOf(looks, outcomes);
  return {
    version: 1,
    tool: { name: 'storewarden', version: options.version, knowledge: options.knowledge },
    store: { ...options.store, ...engineOf(known) },
    began: options.began.toISOString(),
    ended: options.ended.toISOString(),
    complete:
      !broke && options.stopped !== true && sides.every((side) => looks[side].looked || !options.asked.has(side)),
    grade: grade(findings, darkness),
    gradeMoves: moves(
      findings,
      dark.map((side) => sideNames[side].toLowerCase()),
      darkness === 'most',
    ),
    sides: looks,
    payment: paymentOf(known),
    counts: counts(findings),
    findings,
    ...(accepted.length > 0 ? { accepted } : {}),
    ...dataOf(known),
    outcomes,
  };
}

function covers(risk: Accepted, finding: Finding, now: Date): boolean {
  if (now.toISOString().slice(0, 10) >= risk.until) return false;
  return fits(risk.check, finding.check) && fits(risk.subject ?? '*', finding.subject);
}

function engineOf(known: Known): Pick<Report['store'], 'engine'> {
  const engine = known.get(recognised.id) as Recognised | null | Unknown | undefined;
  if (!engine || engine instanceof Unknown) return {};
  return {
    engine: {
      id: engine.id,
      name: engine.editionName,
      certainty: engine.certainty,
      ...(engine.edition === undefined ? {} : { edition: engine.edition }),
      ...(engine.version === undefined ? {} : { version: engine.version }),
    },
  };
}

/** What is sure enough to be written down; published test values are no data of people. */
function dataOf(known: Known): Pick<Report, 'data'> {
  const found = known.get(dataMap.id) as DataMap | Unknown | undefined;
  if (!found || found instanceof Unknown) return {};
  const columns = found.columns.filter(({ confidence, rows, tests }) => confidence !== 'tentative' && rows > tests);
  return { data: { ...found, columns } };
}

function paymentOf(known: Known): Payment {
  const found = known.get(payment.id) as Payment | Unknown | undefined;
  if (found && !(found instanceof Unknown)) return found;
  const why = found instanceof Unknown ? found.detail : 'Neither the checkout nor the payment methods were looked at.';
  return { integration: 'unknown', questionnaire: 'unknown', because: [why] };
}

/** A side was looked at if it was opened and at least one of its checks came to an answer. */
function sideLook(side: Side, known: Known, judged: ReadonlyMap<string, Judgement>, options: ReportOptions): SideLook {
  const asked = options.asked.has(side);
  const opened = known.get(openedSide(side));
  if (opened instanceof Unknown) return { looked: false, asked, why: opened.why, hint: opened.detail };
  // Files alone answer some questions on pages; a store that did not answer was not looked at all the same.
  const silent = side === 'web' ? known.get(pages.id) : undefined;
  if (silent instanceof Unknown && (silent.why === 'unreachable' || silent.why === 'timed-out')) {
    return { looked: false, asked, why: silent.why, hint: silent.detail };
  }
  const ofSide = options.checks.filter((check) => check.side === side).flatMap((check) => judged.get(check.id) ?? []);
  const answered = ofSide.filter(({ outcome }) => outcome.ended === 'passed' || outcome.ended === 'failed');
  const unknown = ofSide.flatMap(({ outcome }) => (outcome.ended === 'unknown' ? [outcome] : []));
  if (answered.length > 0) {
    const letter = grade(
      ofSide.flatMap(({ findings }) => findings),
      sideDarkness(answered.length, unknown.length),
    );
    return { looked: true, grade: letter, checks: answered.length, unknown: unknown.length };
  }
  const reasons = unknown.flatMap(({ missing }) => missing);
  const reason = reasons.find(({ why }) => why !== 'not-asked') ?? reasons[0];
  if (reason) return { looked: false, asked, why: reason.why, hint: reason.detail };
  return { looked: false, asked, why: 'not-asked', hint: 'No check of this side was run.' };
}

// Below these shares of questions answered a good grade would mislead.
const LEAST_OF_A_SIDE = 1 / 3;
const LEAST_OF_ALL = 1 / 6;

function sideDarkness(answered: number, unknown: number): Dark {
  if (answered / (answered + unknown) < LEAST_OF_A_SIDE) return 'most';
  return unknown > 0 ? 'checks' : 'nothing';
}

function darknessOf(looks: Readonly<Record<Side, SideLook>>, outcomes: Readonly<Record<string, Outcome>>): Dark {
  if (sides.every((side) => !looks[side].looked)) return 'everything';
  const answered = Object.values(outcomes).filter(({ ended }) => ended === 'passed' || ended === 'failed').length;
  if (answered / (answered + unknowns(outcomes)) < LEAST_OF_ALL) return 'most';
  if (sides.some((side) => side !== 'host' && !looks[side].looked)) return 'sides';
  return unknowns(outcomes) > 0 ? 'checks' : 'nothing';
}

function unknowns(outcomes: Readonly<Record<string, Outcome>>): number {
  return Object.values(outcomes).filter(({ ended }) => ended === 'unknown').length;
}

function counts(findings: readonly Finding[]): Record<Severity, number> {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return Object.fromEntries(severities.map((severity) => [severity, count(severity)])) as Record<Severity, number>;
}

/** By severity, then loss, then check, then subject: the same for the same store and date. */
function worstFirst(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    (other.loss?.mean ?? 0) - (one.loss?.mean ?? 0) ||
    compare(one.check, other.check) ||
    compare(one.subject, other.subject)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
