import { createHash } from 'node:crypto';
import type { AnyCheck } from '../core/check.ts';
import { Unknown } from '../core/fact.ts';
import type { Evidence, Finding, Flaw } from '../core/finding.ts';
import type { Masked } from '../core/masked.ts';
import type { Outcome } from '../core/report.ts';
import { printable } from '../core/text.ts';
import { maskSentence, maskText } from '../detectors/mask.ts';
import { type Recognised, recognised } from './facts/engine.ts';
import { type Known, read } from './gather.ts';

export interface Judgement {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

/** Judges what is known. Pure: the same facts and date give the same outcomes. By check id, in the order of checks. */
export function judge(
  checks: readonly AnyCheck[],
  known: Known,
  store: string,
  now: Date,
): ReadonlyMap<string, Judgement> {
  return new Map(checks.map((check) => [check.id, judgeOne(check, known, store, now)]));
}

function judgeOne(check: AnyCheck, known: Known, store: string, now: Date): Judgement {
  const elsewhere = otherEngine(check, known);
  if (elsewhere !== undefined) return none({ ended: 'not-applicable', because: elsewhere });
  const { values, missing } = read(check.needs, known);
  if (missing.length > 0) {
    return none({
      ended: 'unknown',
      missing: missing.map(({ fact, unknown }) => ({
        fact,
        why: unknown.why,
        detail: maskSentence(unknown.detail, 400),
      })),
    });
  }
  const facts = { ...read(check.wants ?? {}, known).values, ...values };
  try {
    const because = check.notApplicable?.(facts, { now });
    if (because !== undefined) return none({ ended: 'not-applicable', because: maskSentence(because, 400) });
    const flaws = check.find(facts, { now });
    if (flaws instanceof Unknown) {
      return none({
        ended: 'unknown',
        missing: [{ fact: check.id, why: flaws.why, detail: maskSentence(flaws.detail, 400) }],
      });
    }
    if (flaws.length === 0) return none({ ended: 'passed' });
    const findings = unique(flaws.map((flaw) => finding(check, flaw, store)));
    return { outcome: { ended: 'failed', findings: findings.length }, findings };
  } catch (error) {
    return none({ ended: 'broke', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function otherEngine(check: AnyCheck, known: Known): string | undefined {
  if (!check.engines) return undefined;
  const engine = known.get(recognised.id) as Recognised | null | Unknown | undefined;
  if (engine instanceof Unknown || engine === undefined || engine === null) {
    return 'It is about one engine, and which engine this store runs on could not be told.';
  }
  return check.engines.includes(engine.id) ? undefined : `It is not about ${engine.name}.`;
}

function none(outcome: Outcome): Judgement {
  return { outcome, findings: [] };
}

/** Two flaws of one subject (and one known hole) are one finding: the first. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.toReversed().map((one) => [one.fingerprint, one])).values()].toReversed();
}

/** Words from the store pass `maskText` here once more, so that no check can let a secret or an escape code through. */
function finding(check: AnyCheck, flaw: Flaw, store: string): Finding {
  const subject = printable(flaw.subject, 300);
  // One component may have many known holes; each is a finding of its own.
  const hole = (flaw.advisories ?? []).slice(0, 1);
  const remedy = { says: check.fix, who: check.who, effort: check.effort, ...flaw.remedy };
  return {
    check: check.id,
    fingerprint: createHash('sha256')
      .update([store, check.id, subject, ...hole].join('\0'))
      .digest('hex')
      .slice(0, 16),
    side: check.side,
    severity: flaw.severity ?? check.severity,
    confidence: flaw.confidence ?? 'firm',
    title: check.title,
    subject: maskSentence(subject, 300),
    says: maskSentence(flaw.says, 600),
    why: check.why,
    evidence: (flaw.evidence ?? []).map((one) => clean(one)),
    remedy: check.steps && !remedy.steps ? { ...remedy, steps: check.steps } : remedy,
    standards: check.standards,
    advisories: flaw.advisories ?? [],
    ...(flaw.knownExploited ? { knownExploited: true as const } : {}),
  };
}

function clean(evidence: Evidence): Evidence {
  switch (evidence.kind) {
    case 'page':
      return { ...evidence, url: printable(evidence.url), ...excerpt(evidence.excerpt) };
    case 'file':
      return { ...evidence, path: printable(evidence.path), ...excerpt(evidence.excerpt) };
    case 'rows':
      return { ...evidence, ...(evidence.sample === undefined ? {} : { sample: maskText(evidence.sample, 300) }) };
    case 'setting':
      return { ...evidence, name: printable(evidence.name), value: maskText(evidence.value, 300) };
  }
}

function excerpt(text: Masked | undefined): { excerpt: Masked } | undefined {
  return text === undefined ? undefined : { excerpt: maskText(text, 300) };
}
