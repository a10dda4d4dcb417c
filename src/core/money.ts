/** An ISO 4217 code, such as EUR. */
export type Currency = string;

/**
 * What mending this flaw saves a year, in whole units of the currency: its share of what mending all flaws of its kind
 * saves, on average and at the 90th percentile of what is not known.
 */
export interface Loss {
  readonly mean: number;
  readonly p90: number;
  readonly currency: Currency;
}

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount with two significant digits, such as "EUR 8,500". */
export function amountSays(amount: number, currency: string): string {
  const rounded = Number(amount.toPrecision(2));
  return `${currency} ${rounded.toLocaleString('en-GB', { maximumFractionDigits: rounded < 10 ? digitsOf(currency) : 0 })}`;
}
