import type { BusinessConfig } from '../config/schema.ts';
import { UserError } from '../core/errors.ts';
import type { Integration } from '../core/report.ts';
import { lossFormats } from '../report/loss-formats.ts';
import { readBusiness } from './business-file.ts';
import { readReport } from './compare.ts';
import { reportWithLosses } from './losses.ts';
import { deliver, planOutput } from './output.ts';
import { readSettings } from './settings.ts';

/** The flags of `storewarden loss`, as commander names them. */
export interface LossFlags {
  readonly orders?: string;
  readonly averageOrder?: string;
  readonly customers?: string;
  readonly country?: string;
  readonly currency?: string;
  readonly cards?: string;
  readonly integration?: Integration;
  readonly margin?: string;
  readonly hourly?: string;
  readonly excess?: string;
  readonly monitoring?: boolean;
  readonly business?: string;
  readonly rate: readonly string[];
  readonly seed: string;
  readonly trials: string;
  readonly explain?: boolean;
  readonly format: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly config?: string;
  readonly color: boolean;
  readonly verbose?: boolean;
}

/** Reads a report, works out what it costs, and writes that. */
export async function runLoss(path: string, flags: LossFlags): Promise<void> {
  const output = await planOutput(flags, lossFormats(flags.explain ?? false));
  const seed = wholeNumber('--seed', flags.seed, 0, 4_294_967_295);
  const trials = wholeNumber('--trials', flags.trials, 1000, 20_000_000);
  const report = await readReport(path);
  const { business = {} } = await readSettings(flags.config);
  const file = flags.business === undefined ? {} : await readBusiness(flags.business);
  const figures = { ...business, ...withoutPrice(file, business), ...withoutPrice(figuresOf(flags), business) };
  const costed = await reportWithLosses(report, { ...figures, rates: ratesOf(flags, figures) }, { seed, trials });
  await deliver(costed, [], output, flags);
}

/** A price that names its currency stands above a currency that was named before. */
function withoutPrice(over: BusinessConfig, under: BusinessConfig): BusinessConfig {
  const names = typeof over.averageOrder === 'string' && /[A-Za-z]{3}/.test(over.averageOrder);
  return names && under.currency !== undefined && over.currency === undefined ? { ...over, currency: undefined } : over;
}

function figuresOf(flags: LossFlags): BusinessConfig {
  const { orders, averageOrder, customers, country, currency, cards, integration, margin, monitoring } = flags;
  const figures = {
    orders: numberOf('--orders', orders),
    averageOrder,
    customers: numberOf('--customers', customers),
    country,
    currency,
    cards: numberOf('--cards', cards),
    integration,
    margin: numberOf('--margin', margin),
    hourly: numberOf('--hourly', flags.hourly),
    excess: numberOf('--excess', flags.excess),
    monitoring,
  };
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
}

function ratesOf({ rate }: LossFlags, { rates = {} }: BusinessConfig): Record<string, number> {
  const given = rate.map((words) => {
    const [currency = '', euros = ''] = words.split('=');
    return [currency, numberOf('--rate', euros) ?? Number.NaN] as const;
  });
  return { ...rates, ...Object.fromEntries(given) };
}

function numberOf(flag: string, words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const value = /^-?[0-9][0-9_]{0,20}(?:\.[0-9]{1,9})?$/.test(words) ? Number(words.replaceAll('_', '')) : Number.NaN;
  if (!Number.isNaN(value)) return value;
  throw new UserError(`${flag}: "${words}" is no number.`, { hint: 'Plain digits, such as 12000 or 0.3.' });
}

function wholeNumber(flag: string, words: string, least: number, most: number): number {
  const value = numberOf(flag, words) ?? Number.NaN;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UserError(`${flag}: ${words} cannot be.`, {
    hint: `It must be a whole number from ${least} to ${most.toLocaleString('en-GB')}.`,
  });
}
