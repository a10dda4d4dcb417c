import { UserError } from '../../core/errors.ts';
import type { LossFact } from './fact.ts';

/** Euros for one unit of a currency: round figures of late 2026, for orders of magnitude. `--rate` replaces them. */
const euros: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 0.9,
  GBP: 1.15,
  CHF: 1.05,
  PLN: 0.23,
  CZK: 0.04,
  SEK: 0.09,
  NOK: 0.085,
  DKK: 0.134,
  HUF: 0.0025,
  RON: 0.2,
  BGN: 0.51,
  ISK: 0.007,
  UAH: 0.021,
  TRY: 0.022,
  ILS: 0.25,
  AED: 0.245,
  KWD: 2.9,
  BHD: 2.4,
  TND: 0.29,
  JPY: 0.006,
  KRW: 0.00065,
  CNY: 0.125,
  INR: 0.0105,
  SGD: 0.68,
  AUD: 0.58,
  NZD: 0.53,
  CAD: 0.64,
  BRL: 0.16,
  MXN: 0.047,
  ZAR: 0.049,
};

/** Euros by currency. */
export type Rates = Readonly<Record<string, number>>;

/** The round figures with those of the user laid over them, such as `USD=0.9`. */
export function ratesWith(words: readonly string[]): Rates {
  const own = words.map((word) => {
    const [, currency = '', rate = ''] = /^([A-Z]{3})=([0-9]{1,7}(?:\.[0-9]{1,9})?)$/.exec(word) ?? [];
    const value = Number(rate);
    if (currency === '' || !(value > 0)) {
      throw new UserError(`"${word}" is no exchange rate.`, { hint: 'Such as --rate USD=0.9: euros for one dollar.' });
    }
    return [currency, value] as const;
  });
  return { ...euros, ...Object.fromEntries(own) };
}

/** Euros for one unit of the currency. */
export function eurosFor(currency: string, rates: Rates): number {
  const rate = Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  if (rate !== undefined) return rate;
  throw new UserError(`The worth of ${currency} in euros is not known.`, {
    hint: `Say it: --rate ${currency}=0.5 means that one ${currency} is half a euro.`,
  });
}

/** The exchange rate as a fact, to be shown with the others. */
export function rateFact(currency: string, rates: Rates): LossFact {
  const rate = eurosFor(currency, rates);
  const round = Object.hasOwn(euros, currency) && euros[currency] === rate;
  return {
    id: `own.rate.${currency}`,
    quantity: `Euros for one ${currency}`,
    value: { value: rate },
    unit: 'EUR',
    currency: 'EUR',
    year: 2026,
    population: '',
    source: round ? 'storewarden, round figure' : 'given by the user',
    url: null,
    grade: 'C',
    evidence: 'expert',
    note: round ? `Replace it with --rate ${currency}=…` : '',
  };
}
