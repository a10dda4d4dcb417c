import type { Integration } from './report.ts';
import type { Currency } from './money.ts';

/** What a year of the store may cost. Amounts are whole numbers of the currency's smallest unit. */
export interface LossReport {
  readonly currency: Currency;
  /** Decimals of the currency: an amount of 1234 with 2 digits is 12.34. */
  readonly digits: number;
  /** The same seed, trials and figures give the same result everywhere. */
  readonly seed: number;
  readonly trials: number;
  /** The form of the ranges with a most likely value. */
  readonly pert: 'modified';
  readonly business: LossBusiness;
  /** The owner's loss in a year. */
  readonly own: LossSpread;
  /** Harm to customers and card issuers in a year, which nobody charges to the owner. */
  readonly harm: LossSpread;
  /** The mean yearly loss, between the 5th and 95th percentile of what is not known. Not the spread of years. */
  readonly expected: LossRange;
  /** One sentence, no more exact than is known. */
  readonly says: string;
  readonly eventsAYear: number;
  /** What one event costs the owner on average. */
  readonly event: number;
  readonly scenarios: readonly LossPart[];
  readonly forms: readonly LossPart[];
  /** The chance of a year that loses more. */
  readonly curve: readonly LossPoint[];
  /** What the mean becomes with one fact at its 10th and its 90th percentile; strongest first. */
  readonly drivers: readonly LossDriver[];
  /** In the order in which to do them. */
  readonly fixes: readonly LossFix[];
  readonly notification: LossNotification;
  /** Share of all swings in `drivers` that comes from our own ranges and weak sources, 0 to 1. */
  readonly assumedShare: number;
  /** Everything that the figures rest on. */
  readonly facts: readonly LossSource[];
}

export interface LossBusiness {
  readonly orders: number;
  readonly averageOrder: number;
  readonly customers: number;
  readonly country: string;
  readonly cards: number;
  readonly integration: Integration;
  readonly margin: number;
  readonly hourly: number;
  readonly excess?: number;
  readonly monitoring: boolean;
}

export interface LossSpread {
  readonly mean: number;
  /** Standard error: how far another seed would lie away. */
  readonly meanError: number;
  readonly median: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p99Error: number;
  /** Share of years without any. */
  readonly none: number;
}

export interface LossRange {
  readonly low: number;
  readonly high: number;
}

export interface LossPart {
  readonly id: string;
  readonly title: string;
  /** Of the owner's mean yearly loss. */
  readonly own: number;
  /** Events a year. */
  readonly rate?: number;
}

export interface LossPoint {
  readonly loss: number;
  readonly own: number;
  readonly harm: number;
}

export interface LossDriver extends LossRange {
  readonly fact: string;
  readonly title: string;
}

export interface LossFix {
  readonly id: string;
  readonly title: string;
  readonly checks: readonly string[];
  readonly fingerprints: readonly string[];
  /** Saved a year if only this is mended: the break-even price. */
  readonly saving: number;
  readonly savingRange: LossRange;
  /** Saved after all fixes above it. */
  readonly savingAfter: number;
  /** The mean yearly loss that is left after it and all above. */
  readonly left: number;
  readonly hours: { readonly low: number; readonly mode: number; readonly high: number; readonly mean: number };
  readonly hoursFact: string;
  readonly cost: number;
  /** (saving - cost) / cost in the first year; absent where it costs nothing. */
  readonly rosi?: number;
  /** Gordon-Loeb: a warning line for what to spend, not a target. */
  readonly ceiling: number;
  readonly pays: boolean;
  /** Attackers use it elsewhere: first, whatever it saves. */
  readonly urgent: boolean;
  /** What PCI DSS and GDPR ask for, whether it pays or not. */
  readonly asked: readonly string[];
}

/** GDPR 34(3)(a): who had encrypted the data need not tell the people. */
export interface LossNotification {
  /** Telling them costs so much a year while stored data can be read. */
  readonly readable: number;
  /** The same if it is encrypted: what is read at the checkout still has to be told. */
  readonly encrypted: number;
  /** One theft of the stored data. */
  readonly event: number;
}

export interface LossSource {
  readonly id: string;
  readonly quantity: string;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly url?: string;
  readonly year: number;
  readonly grade: 'A' | 'B' | 'C';
  /** `expert`: an assumption of ours. */
  readonly evidence: 'read' | 'secondary' | 'derived' | 'expert';
  readonly note: string;
}
