/** A lognormal distribution by the mean and the standard deviation of its logarithm. */
export interface Lognormal {
  readonly mu: number;
  readonly sigma: number;
}

// The 95th percentile of the standard normal distribution.
const Z95 = 1.6448536269514722;

/** The lognormal distribution of which nine tenths lie between `low` and `high`. */
export function lognormalBetween(low: number, high: number): Lognormal {
  return {
    mu: (Math.log(high) + Math.log(low)) / 2,
    sigma: (Math.log(high) - Math.log(low)) / (2 * Z95),
  };
}

/** Its mean: exp(mu + sigma² / 2). */
export function lognormalMean({ mu, sigma }: Lognormal): number {
  return Math.exp(mu + (sigma * sigma) / 2);
}
