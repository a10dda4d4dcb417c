import type { BusinessConfig } from '../config/schema.ts';
import { UserError } from '../core/errors.ts';
import type { Report } from '../core/report.ts';
import { openKnowledge } from '../io/knowledge.ts';
import { assess, withLosses } from '../measure/loss/assess.ts';
import { assumptions } from '../measure/loss/assumptions.ts';
import { type Business, priceOf, settled } from '../measure/loss/business.ts';
import { readLossFacts } from '../measure/loss/fact.ts';
import { eurosFor, type Rates, ratesWith } from '../measure/loss/rates.ts';

export const DEFAULT_SEED = 1;
export const DEFAULT_TRIALS = 200_000;

export interface Chances {
  readonly seed: number;
  readonly trials: number;
}

/** The report with what its findings cost a shop of these figures. */
export async function reportWithLosses(
  report: Report,
  figures: BusinessConfig,
  { seed, trials }: Chances = { seed: DEFAULT_SEED, trials: DEFAULT_TRIALS },
): Promise<Report> {
  const rates = ratesOf(figures);
  const business = settled(businessOf(figures), report.payment.integration, (currency) => eurosFor(currency, rates));
  const knowledge = await openKnowledge();
  const facts = [...readLossFacts(await knowledge.part('loss')), ...assumptions];
  const setting = {
    business,
    engine: report.store.engine?.id,
    findings: report.findings,
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    rates,
    seed,
  };
  return withLosses(report, assess(setting, trials));
}

/** Refuses figures that cannot be used, before a store is looked at. */
export function checkFigures(figures: BusinessConfig): void {
  const rates = ratesOf(figures);
  settled(businessOf(figures), 'unknown', (currency) => eurosFor(currency, rates));
}

function ratesOf({ rates = {} }: BusinessConfig): Rates {
  return ratesWith(Object.entries(rates).map(([currency, rate]) => `${currency}=${rate}`));
}

function businessOf({ rates: _rates, averageOrder, currency, ...figures }: BusinessConfig): Partial<Business> {
  const price = typeof averageOrder === 'string' ? priceOf(averageOrder) : { amount: averageOrder };
  const named = 'currency' in price ? price.currency : undefined;
  if (named !== undefined && currency !== undefined && named !== currency.toUpperCase()) {
    throw new UserError(`The average order is in ${named}, the business in ${currency}.`, {
      hint: 'Name one currency for both.',
    });
  }
  const known = {
    ...figures,
    averageOrder: price.amount,
    currency: (named ?? currency)?.toUpperCase(),
  };
  // A figure that was left out is not there at all.
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
