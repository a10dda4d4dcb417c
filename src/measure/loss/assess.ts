import { type Finding, severities } from '../../core/finding.ts';
import type { LossBusiness, LossFix, LossNotification, LossReport, LossSource, LossSpread } from '../../core/loss.ts';
import { amountSays, digitsOf } from '../../core/money.ts';
import type { Report } from '../../core/report.ts';
import type { Settled } from './business.ts';
import type { Histogram } from './chance/histogram.ts';
import { type Driver, driversOf, factsUsed } from './drivers.ts';
import { type Expectation, expect, quantileOf, worlds } from './expect.ts';
import type { LossFact } from './fact.ts';
import { type Fix, fixesOf } from './fixes.ts';
import { Maker, type Setting } from './model.ts';
import { rateFact } from './rates.ts';
import { wordsFor } from './words.ts';
import { formNames, forms, scenarioNames, scenarios } from './scenarios.ts';
import { simulate, type Years } from './simulate.ts';

/** Turns amounts in units of the currency into whole numbers of its smallest unit. */
type Minor = (amount: number) => number;

/** The loss of a year, from the findings and the business. Pure: the same setting gives the same result. */
export function assess(setting: Setting, trials: number): LossReport {
  const { business, engine, findings, seed } = setting;
  const maker = new Maker(setting);
  const model = maker.model(findings);
  const years = simulate(model, seed, trials);
  const expectation = expect(model, seed);
  const unknowns = worlds(model, seed);
  const range = { low: quantileOf(unknowns, 0.05), high: quantileOf(unknowns, 0.95) };
  const drivers = driversOf(maker, findings, business, engine, seed);
  const fixes = fixesOf(maker, findings, business, seed);
  const digits = digitsOf(business.currency);
  const minor: Minor = (amount) => Math.round(amount * 10 ** digits);
  const events = years.events.reduce((sum, count) => sum + count, 0);
  return {
    currency: business.currency,
    digits,
    seed,
    trials,
    pert: 'modified',
    business: businessOf(business, model.exposure.cards, model.exposure.integration, minor),
    own: { ...spread(years.own, minor), meanError: minor(years.meanError) },
    harm: spread(years.harm, minor),
    expected: { low: minor(range.low), high: minor(range.high) },
    says: says(years.own.mean, range, business.currency),
    eventsAYear: significant(events / trials),
    event: minor(events === 0 ? 0 : (years.own.mean * trials) / events),
    scenarios: scenarios.map((id, at) => ({
      id,
      title: scenarioNames[id],
      own: minor((years.byScenario[at] ?? 0) / trials),
      rate: significant((years.events[at] ?? 0) / trials),
    })),
    forms: forms.map((id, at) => ({ id, title: formNames[id], own: minor((years.byForm[at] ?? 0) / trials) })),
    curve: curveOf(years, minor),
    drivers: drivers
      .map(({ fact, low, high }) => ({
        fact: fact.id,
        title: fact.quantity,
        low: minor(Math.min(low, high)),
        high: minor(Math.max(low, high)),
      }))
      .filter(({ low, high }) => high > low),
    fixes: fixes.map((fix) => fixOf(fix, minor)),
    notification: notificationOf(expectation, minor),
    assumedShare: assumedShare(drivers),
    facts: sourcesOf(setting, [
      ...factsUsed(model.exposure, business, engine),
      'pci.visaeu.cvv',
      'pci.visaeu.pan',
      'pci.visaeu.fee',
      'pci.visaeu.cap',
      'rule.gordon-loeb',
      ...fixes.flatMap(({ hours }) => hours.fact.split(', ')),
    ]),
  };
}

/** The report with the losses in it: each finding's share of what mending its kind saves, and the whole. */
export function withLosses(report: Report, loss: LossReport): Report {
  const byFingerprint = new Map(
    loss.fixes.flatMap(({ fingerprints, saving, savingRange }) =>
      fingerprints.map((fingerprint) => [
        fingerprint,
        {
          mean: whole(saving / fingerprints.length, loss.digits),
          p90: whole(savingRange.high / fingerprints.length, loss.digits),
          currency: loss.currency,
        },
      ]),
    ),
  );
  const findings = report.findings.map((finding): Finding => {
    const { loss: _older, ...rest } = finding;
    const own = byFingerprint.get(finding.fingerprint);
    return own ? { ...rest, loss: own } : rest;
  });
  return { ...report, findings: findings.toSorted(worstFirst), loss };
}

/** By severity, then loss; the order of the report decides the rest. */
function worstFirst(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    (other.loss?.mean ?? 0) - (one.loss?.mean ?? 0)
  );
}

function whole(minor: number, digits: number): number {
  return Math.round(minor / 10 ** digits);
}

function businessOf(
  business: Settled,
  cards: number,
  integration: LossBusiness['integration'],
  minor: Minor,
): LossBusiness {
  const { orders, averageOrder, customers, country, margin, hourly, excess, monitoring } = business;
  return {
    orders,
    averageOrder: minor(averageOrder),
    customers,
    country,
    cards,
    integration,
    margin,
    hourly: minor(hourly),
    ...(excess === undefined ? {} : { excess: minor(excess) }),
    monitoring,
  };
}

function spread(amounts: Histogram, minor: Minor): LossSpread {
  return {
    mean: minor(amounts.mean),
    meanError: minor(amounts.meanError),
    median: minor(amounts.quantile(0.5)),
    p90: minor(amounts.quantile(0.9)),
    p95: minor(amounts.quantile(0.95)),
    p99: minor(amounts.quantile(0.99)),
    p99Error: minor(amounts.quantileError(0.99)),
    none: significant(amounts.zeros / Math.max(amounts.count, 1), 4),
  };
}

const MANTISSAS = [1, 1.5, 2, 3, 4, 5, 7];
const DECADES = 5;

/** At round amounts over five powers of ten, up to the largest year seen. */
function curveOf({ own, harm }: Years, minor: Minor): LossReport['curve'] {
  const top = Math.max(own.quantile(1), harm.quantile(1));
  if (top <= 1) return [];
  const last = Math.ceil(Math.log10(top));
  return Array.from({ length: Math.min(DECADES, last) }, (_, at) => 10 ** (last - Math.min(DECADES, last) + at))
    .flatMap((decade) => MANTISSAS.map((mantissa) => mantissa * decade))
    .filter((loss) => loss <= top)
    .map((loss) => ({
      loss: minor(loss),
      own: significant(own.above(loss), 4),
      harm: significant(harm.above(loss), 4),
    }));
}

function fixOf(fix: Fix, minor: Minor): LossFix {
  const { hazard, findings, hours, range } = fix;
  const { fact, ...times } = hours;
  const standards = new Set(findings.flatMap((finding) => finding.standards));
  return {
    id: hazard.id,
    title: hazard.title,
    checks: [...new Set(findings.map(({ check }) => check))],
    fingerprints: findings.map(({ fingerprint }) => fingerprint),
    saving: minor(fix.alone),
    savingRange: { low: minor(range[0]), high: minor(range[1]) },
    savingAfter: minor(fix.after),
    left: minor(fix.left),
    hours: { low: times.low, mode: times.mode, high: times.high, mean: significant(times.mean, 3) },
    hoursFact: fact,
    cost: minor(fix.cost),
    ...(fix.rosi === undefined ? {} : { rosi: significant(fix.rosi, 3) }),
    ceiling: minor(fix.ceiling),
    pays: fix.pays,
    urgent: fix.urgent,
    asked: [...standards].filter((one) => one.startsWith('pci-dss') || one.startsWith('gdpr')).toSorted(),
  };
}

function notificationOf({ rates, notices }: Expectation, minor: Minor): LossNotification {
  const theft = scenarios.indexOf('theft');
  const all = rates.reduce((sum, rate, kind) => sum + rate * (notices[kind] ?? 0), 0);
  const stored = (rates[theft] ?? 0) * (notices[theft] ?? 0);
  return { readable: minor(all), encrypted: minor(all - stored), event: minor(notices[theft] ?? 0) };
}

function assumedShare(drivers: readonly Driver[]): number {
  const swing = (list: readonly Driver[]): number => list.reduce((sum, { low, high }) => sum + Math.abs(high - low), 0);
  const all = swing(drivers);
  if (all === 0) return 0;
  return significant(swing(drivers.filter(({ fact }) => fact.grade === 'C' || fact.evidence === 'expert')) / all);
}

function sourcesOf({ facts, business, rates }: Setting, ids: readonly string[]): readonly LossSource[] {
  const used = [...new Set(ids)].flatMap((id) => facts.get(id) ?? []);
  const currencies = new Set(used.flatMap(({ currency }) => currency ?? []));
  if ([...currencies].some((one) => one !== business.currency)) currencies.add(business.currency);
  const exchanged = [...currencies].filter((one) => one !== 'EUR').toSorted();
  return [...used, ...exchanged.map((one) => rateFact(one, rates))].map(sourceOf);
}

function sourceOf({ value, unit, currency, url, ...fact }: LossFact): LossSource {
  const { id, quantity, source, year, grade, evidence, note } = fact;
  return {
    id,
    quantity,
    value: JSON.stringify(value),
    unit: currency === null || unit.includes(currency) ? unit : `${unit}, ${currency}`,
    source,
    ...(url === null ? {} : { url }),
    year,
    grade,
    evidence,
    note,
  };
}

/** No more exact than is known: a range in two digits, or only its order. */
function says(mean: number, { low, high }: { readonly low: number; readonly high: number }, currency: string): string {
  if (mean === 0) return 'With these figures nothing is to be lost.';
  if (high > 30 * Math.max(low, 1e-9))
    return `A year costs anything from ${wordsFor(low, currency)} to ${wordsFor(high, currency)} on average: too little is known to say more.`;
  return `A year costs about ${amountSays(mean, currency)} on average; what is not known puts that between ${amountSays(low, currency)} and ${amountSays(high, currency)}.`;
}

function significant(value: number, digits = 2): number {
  return Number(value.toPrecision(digits));
}
