import { UserError } from '../../core/errors.ts';
import type { Integration } from '../../core/report.ts';

/** What the owner tells of the business; amounts in units of the currency. */
export interface Business {
  readonly orders: number;
  readonly averageOrder: number;
  readonly currency: string;
  /** Customer records kept. */
  readonly customers: number;
  /** ISO 3166, two letters. */
  readonly country: string;
  /** Card numbers kept, if that is known. */
  readonly cards?: number | undefined;
  /** How customers pay; from the audit if absent. */
  readonly integration?: Integration | undefined;
  /** What is left of a sale, as a share. */
  readonly margin?: number | undefined;
  /** What an hour of work on a fix costs. */
  readonly hourly?: number | undefined;
  /** What an insurance leaves to the owner, an event. */
  readonly excess?: number | undefined;
  /** Whether pages and files are watched. */
  readonly monitoring?: boolean | undefined;
}

/** The five answers that money needs. */
export const needed = {
  orders: 'orders a year',
  averageOrder: 'the average order',
  currency: 'the currency',
  customers: 'how many customer records are kept',
  country: 'the country of the shop',
} as const;

/** With what the owner did not say filled in. */
export interface Settled extends Business {
  readonly integration: Integration;
  readonly margin: number;
  readonly hourly: number;
  readonly monitoring: boolean;
}

const HOURLY_EUROS = 60;

/** Checks the figures and fills the gaps. Throws a `UserError` that names what is missing or cannot be. */
export function settled(given: Partial<Business>, seen: Integration, euros: (currency: string) => number): Settled {
  const missing = (Object.keys(needed) as (keyof typeof needed)[]).filter((name) => given[name] === undefined);
  if (missing.length > 0) {
    throw new UserError(
      `Money needs ${missing.length === 5 ? 'five answers' : 'more answers'}: ${missing.map((name) => needed[name]).join(', ')}.`,
      {
        hint: 'Such as --orders 12000 --average-order 60EUR --customers 8000 --country DE; or answer once with: storewarden init',
      },
    );
  }
  const business = given as Business; // as was just seen
  whole('Orders a year', business.orders, 1e9);
  whole('Customers', business.customers, 8e9);
  if (business.cards !== undefined) whole('Cards', business.cards, 1e10);
  const currency = known(business.currency);
  const rate = euros(currency);
  amount('The average order', business.averageOrder, 1e6 / rate);
  amount('An hour of work', business.hourly ?? 0, 10_000 / rate);
  amount('The excess', business.excess ?? 0, 1e10 / rate);
  if (business.orders * business.averageOrder * rate > 1e12) {
    throw new UserError('So many orders at that price are more than any shop in the world sells.', {
      hint: 'Check --orders and --average-order.',
    });
  }
  const margin = business.margin ?? 0.3;
  if (!(margin >= 0 && margin <= 1)) {
    throw new UserError('The margin must be a share from 0 to 1.', { hint: 'Such as --margin 0.3 for 30 %.' });
  }
  return {
    ...business,
    currency,
    country: countryOf(business.country),
    integration: business.integration ?? seen,
    margin,
    hourly: business.hourly ?? HOURLY_EUROS / rate,
    monitoring: business.monitoring ?? false,
  };
}

function whole(what: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= most) return;
  throw new UserError(`${what}: ${value} cannot be.`, {
    hint: `It must be a whole number from 0 to ${most.toLocaleString('en-GB')}.`,
  });
}

function amount(what: string, value: number, most: number): void {
  if (value >= 0 && value <= most) return;
  throw new UserError(`${what}: ${value} cannot be.`, {
    hint: `It must be an amount from 0 to ${Math.round(most).toLocaleString('en-GB')}.`,
  });
}

function known(currency: string): string {
  if (Intl.supportedValuesOf('currency').includes(currency)) return currency;
  throw new UserError(`"${currency}" is no currency.`, { hint: 'It must be a code of ISO 4217, such as EUR.' });
}

function countryOf(words: string): string {
  const code = words.toUpperCase() === 'UK' ? 'GB' : words.toUpperCase();
  const name = /^[A-Z]{2}$/.test(code)
    ? new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code)
    : undefined;
  if (name !== undefined) return code;
  throw new UserError(`"${words}" is no country.`, { hint: 'It must be a code of two letters, such as DE.' });
}

/** "60EUR", "60 EUR", "EUR 60" or "60": an amount, and its currency if it was said. */
export function priceOf(words: string): { readonly amount: number; readonly currency?: string } {
  const [, before, digits = '', after] =
    /^([A-Za-z]{3})? ?([0-9]{1,12}(?:\.[0-9]{1,6})?) ?([A-Za-z]{3})?$/.exec(words.trim()) ?? [];
  const currency = (before ?? after)?.toUpperCase();
  if (digits === '' || (before !== undefined && after !== undefined)) {
    throw new UserError(`"${words}" is no amount of money.`, { hint: 'Such as 60EUR or 59.90 GBP.' });
  }
  return { amount: Number(digits), ...(currency === undefined ? {} : { currency }) };
}
