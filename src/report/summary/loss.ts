import type { LossFix, LossReport } from '../../core/loss.ts';
import { amountSays } from '../../core/money.ts';
import { listed, plural } from '../../core/text.ts';
import { standardSays } from './standards.ts';

/** An amount of the report in two digits: "EUR 8,500". */
export function priceSays(minor: number, { currency, digits }: Pick<LossReport, 'currency' | 'digits'>): string {
  return amountSays(minor / 10 ** digits, currency);
}

/** What is known of a year, each in a sentence. */
export function yearSays(loss: LossReport): readonly string[] {
  const { own, harm } = loss;
  const price = (minor: number): string => priceSays(minor, loss);
  const every = own.none >= 1 ? 'No year of those simulated cost anything.' : noneSays(own.none);
  return [
    `${every} One year in ten costs more than ${price(own.p90)}, one in twenty more than ${price(own.p95)}, one in a hundred more than ${price(own.p99)}.`,
    `Harm to your customers and to card issuers, which nobody charges to you: about ${price(harm.mean)} a year, one year in a hundred more than ${price(harm.p99)}.`,
    `An event costs you about ${price(loss.event)}; about ${eventsSay(loss.eventsAYear)} expected.`,
  ];
}

function noneSays(share: number): string {
  const years = Math.round(share * 100);
  return years < 1 ? 'Hardly a year passes without a loss.' : `${years} years in a hundred cost nothing.`;
}

function eventsSay(rate: number): string {
  if (rate >= 1) return `${rate} events a year are`;
  return rate > 0
    ? `one event in ${Number((1 / rate).toPrecision(2)).toLocaleString('en-GB')} years is`
    : 'no event is';
}

/** The shop as the model saw it, what was assumed included. */
export function businessSays(loss: LossReport): string {
  const { business } = loss;
  const { orders, averageOrder, customers, country, cards, integration, margin, hourly, excess, monitoring } = business;
  const parts = [
    `${plural(orders, 'order')} a year at ${amountOf(averageOrder, loss)}`,
    plural(customers, 'customer record'),
    `country ${country}`,
    `payment: ${integration}`,
    cards === 0 ? 'no stored card numbers' : plural(cards, 'stored card number'),
    `margin ${Math.round(margin * 100)} %`,
    `an hour of work ${amountOf(hourly, loss)}`,
    excess === undefined ? 'no insurance' : `insured beyond ${amountOf(excess, loss)}`,
    monitoring ? 'watched' : 'not watched',
  ];
  return `The shop: ${parts.join(', ')}.`;
}

function amountOf(minor: number, { currency, digits }: LossReport): string {
  return `${currency} ${(minor / 10 ** digits).toLocaleString('en-GB', { maximumFractionDigits: digits })}`;
}

/** How exact the simulation is, and how much of it is assumed. */
export function honestySays(loss: LossReport): readonly string[] {
  const price = (minor: number): string => priceSays(minor, loss);
  return [
    `${Math.round(loss.assumedShare * 100)} % of what moves these figures is assumption or weak evidence (grade C). They are good for comparing fixes, not for a budget to the cent.`,
    `${loss.trials.toLocaleString('en-GB')} years, seed ${loss.seed}, modified PERT. Standard error: ${price(loss.own.meanError)} of the mean, ${price(loss.own.p99Error)} of the one-in-a-hundred year.`,
  ];
}

/** GDPR 34(3)(a), as a line of its own. */
export function notificationSays(loss: LossReport): string {
  const { readable, encrypted, event } = loss.notification;
  return `Telling people whose data was taken: about ${priceSays(readable, loss)} a year as it is, ${priceSays(encrypted, loss)} if stored data were encrypted (about ${priceSays(event, loss)} less for each theft). Where the GDPR applies, Article 34(3)(a) spares you that letter if nobody can read what was taken; the authority must be told all the same.`;
}

/** What a fix saves and costs, and whether that pays. */
export function fixSays(fix: LossFix, loss: LossReport): string {
  const price = (minor: number): string => priceSays(minor, loss);
  const { low, high } = fix.savingRange;
  const saving =
    fix.saving === 0
      ? 'Saves next to nothing a year'
      : `Saves about ${price(fix.saving)} a year (${price(low)} to ${price(high)})`;
  const after = fix.savingAfter < 0.9 * fix.saving ? `, ${price(fix.savingAfter)} after the ones above` : '';
  return `${saving}${after}. Takes about ${hoursSay(fix)}, ${price(fix.cost)}. ${paysSays(fix, loss)}`;
}

/** Whether a fix pays, in words. */
export function paysSays(fix: LossFix, loss: LossReport): string {
  if (fix.pays) {
    const back =
      fix.rosi === undefined ? '' : ` Each ${loss.currency} spent saves ${spent(1 + fix.rosi)} in the first year.`;
    const much =
      fix.cost > fix.ceiling ? ` More than ${priceSays(fix.ceiling, loss)} is much for it (Gordon-Loeb).` : '';
    return `It pays.${back}${much}`;
  }
  const asked =
    fix.asked.length === 0
      ? ''
      : ` Asked for all the same: ${listed(
          fix.asked.map((one) => standardSays(one)),
          3,
        )}.`;
  const urgent = fix.urgent ? ' Attackers use it: do it all the same.' : '';
  return `This fix does not pay for you in the first year: worth it below ${priceSays(fix.saving, loss)}.${urgent}${asked}`;
}

function spent(ratio: number): string {
  return Number(ratio.toPrecision(2)).toLocaleString('en-GB');
}

/** "1.4 hours". */
export function hoursSay({ hours }: LossFix): string {
  const rounded = Number(hours.mean.toPrecision(2));
  return `${rounded.toLocaleString('en-GB')} ${rounded === 1 ? 'hour' : 'hours'}`;
}

/** Without business figures: the five answers that are needed. */
export const fiveAnswers =
  'What this costs in money is not shown. It needs five answers: orders a year, the average order, its currency, how many customer records are kept, and the country. Give them with storewarden loss REPORT.json, or once with storewarden init.';
