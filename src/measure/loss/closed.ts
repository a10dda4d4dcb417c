/** What a year costs on average where events are Poisson and losses independent: rate × mean. */
export function yearlyMean(rate: number, mean: number): number {
  return rate * mean;
}

/**
 * What a breach of large firms costs in dollars of 2013-14 by its records (Jacobs 2014, fit to 115 breaches of 5,000 to
 * 100,000 records). A check of the arithmetic; not for shops.
 */
export function jacobs(records: number): number {
  return Math.exp(7.6799625 + 0.7583576 * Math.log(records));
}

/** The most that protecting one thing is worth, as a share of its expected loss: 1/e (Gordon and Loeb 2002). */
export const GORDON_LOEB = 1 / Math.E;

/** Return on security investment: what is saved beyond the cost, as a share of the cost. */
export function rosi(saving: number, cost: number): number {
  return (saving - cost) / cost;
}

/** What Visa Europe asks for stolen cards (rules of 2017), in euros. */
export interface SchemeRules {
  /** A card. */
  readonly withCode: number;
  readonly numberOnly: number;
  /** A case. */
  readonly fee: number;
  /** From this on the sum is limited to a share of the yearly volume. */
  readonly capFrom: number;
  readonly capShare: number;
}

/** The charge for stolen cards before the fee: a price a card, limited to a share of the yearly volume in cards. */
export function schemeCharge(rules: SchemeRules, cards: number, withCodes: boolean, yearlyVolume: number): number {
  const whole = cards * (withCodes ? rules.withCode : rules.numberOnly);
  if (whole <= rules.capFrom) return whole;
  return Math.min(whole, Math.max(rules.capFrom, rules.capShare * yearlyVolume));
}

/** Mastercard charged nothing below a number of accounts (rules of 2017). */
export function mastercardCharge(accounts: number, threshold: number, perAccount: number): number {
  return accounts < threshold ? 0 : accounts * perAccount;
}
