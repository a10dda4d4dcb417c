import type { Integration } from '../../core/report.ts';
import type { Settled } from './business.ts';

/**
 * A quantity that an event draws: which fact gives its range, and how it is read. `chance` is drawn anew for every event
 * because events differ; the others are one true number that we do not know.
 */
export interface Input {
  readonly fact: string;
  readonly as: 'pert' | 'log-pert' | 'days' | 'per-person';
  readonly chance?: true;
}

/** The quantities of the event model, in a fixed order: their places are their random numbers. */
export const inputNames = [
  'days',
  'sooner',
  'longer',
  'cardShare',
  'visaShare',
  'reach',
  'cleanUp',
  'nuisanceCleanUp',
  'restore',
  'response',
  'investigation',
  'schemeChance',
  'reissue',
  'notify',
  'fineChance',
  'finePerson',
  'fineUkraine',
  'churn',
  'customerYears',
  'breachDays',
  'nuisanceDays',
  'wipeDays',
  'ordersLost',
  'blocklist',
  'blockedDays',
  'blockedTraffic',
  'searchShare',
  'takenShare',
  'misuseHere',
  'chargebackFee',
  'ransomPaid',
  'ransom',
  'divertedDays',
  'divertedShare',
  'divertedLost',
  'harmReissue',
  'harmMisuse',
  'harmFraud',
  'harmPerson',
] as const;
export type InputName = (typeof inputNames)[number];

/** Places of the coins that decide whether something happens at all, after those of the inputs. */
export const coins = { scheme: 60, fine: 61, blocklist: 62, ransom: 63 } as const;

// The members of the European Union and the European Economic Area, the United Kingdom and Switzerland.
const gdpr = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH'.split(' '),
);

/** Which law on personal data asks, roughly. */
export function lawOf(country: string): 'gdpr' | 'us' | 'ua' | 'other' {
  if (gdpr.has(country)) return 'gdpr';
  return country === 'US' ? 'us' : country === 'UA' ? 'ua' : 'other';
}

/** Level 1 or 2 of the card schemes: above a million payments a year. */
export function isLarge({ orders }: Pick<Settled, 'orders'>): boolean {
  return orders > 1_000_000;
}

const reaches: Readonly<Record<Integration, string>> = {
  'own-form': 'own.reach.own-form',
  'direct-post': 'own.reach.own-form',
  iframe: 'own.reach.iframe',
  redirect: 'own.reach.redirect',
  offline: 'own.reach.offline',
  unknown: 'own.reach.unknown',
};
const fines = {
  gdpr: 'own.fine.chance',
  us: 'own.fine.chance-us',
  ua: 'own.fine.chance-ua',
  other: 'own.fine.chance-other',
} as const;

/** The inputs of a shop: where its size, country and checkout decide which fact is used. */
export function inputsOf(
  business: Pick<Settled, 'orders' | 'country'>,
  integration: Integration,
): Readonly<Record<InputName, Input>> {
  const large = isLarge(business);
  return {
    days: { fact: 'time.cases', as: 'days', chance: true },
    sooner: { fact: 'own.speed.monitoring', as: 'pert' },
    longer: { fact: 'own.days.no-csp', as: 'pert' },
    cardShare: { fact: 'own.card-share', as: 'pert' },
    visaShare: { fact: 'own.visa-share', as: 'pert' },
    reach: { fact: reaches[integration], as: 'pert' },
    cleanUp: { fact: 'own.clean-up', as: 'pert' },
    nuisanceCleanUp: { fact: 'clean.cost', as: 'pert' },
    restore: { fact: 'own.restore', as: 'pert' },
    response: { fact: 'own.response', as: 'pert' },
    investigation: { fact: large ? 'own.investigation.large' : 'pci.small.investigation', as: 'pert' },
    schemeChance: { fact: large ? 'own.scheme.large' : 'own.scheme.small', as: 'pert' },
    reissue: { fact: 'pci.reissue.range', as: 'pert' },
    notify: { fact: 'notify.letter', as: 'pert' },
    fineChance: { fact: fines[lawOf(business.country)], as: 'log-pert' },
    finePerson: { fact: 'fine.per-person', as: 'per-person', chance: true },
    fineUkraine: { fact: 'ua.fine', as: 'pert' },
    churn: { fact: 'churn.model', as: 'pert' },
    customerYears: { fact: 'own.customer-years', as: 'pert' },
    breachDays: { fact: 'own.downtime.breach', as: 'pert' },
    nuisanceDays: { fact: 'own.downtime.nuisance', as: 'pert' },
    wipeDays: { fact: 'own.downtime.wipe', as: 'pert' },
    ordersLost: { fact: 'own.orders-lost', as: 'pert' },
    blocklist: { fact: 'own.blocklist', as: 'pert' },
    blockedDays: { fact: 'own.blocklist-days', as: 'pert' },
    blockedTraffic: { fact: 'flag.blocked', as: 'pert' },
    searchShare: { fact: 'own.search-share', as: 'pert' },
    takenShare: { fact: 'own.taken-share', as: 'pert' },
    misuseHere: { fact: 'own.misuse-here', as: 'pert' },
    chargebackFee: { fact: 'own.chargeback-fee', as: 'pert' },
    ransomPaid: { fact: 'own.ransom-paid', as: 'pert' },
    ransom: { fact: 'own.ransom', as: 'log-pert', chance: true },
    divertedDays: { fact: 'own.diverted-days', as: 'pert', chance: true },
    divertedShare: { fact: 'own.diverted-share', as: 'pert', chance: true },
    divertedLost: { fact: 'own.diverted-lost', as: 'pert' },
    harmReissue: { fact: 'own.harm.reissue', as: 'pert' },
    harmMisuse: { fact: 'own.harm.misuse', as: 'pert' },
    harmFraud: { fact: 'own.harm.fraud', as: 'pert' },
    harmPerson: { fact: 'own.harm.person', as: 'pert' },
  };
}
