/** What can happen, in the order of all tables. */
export const scenarios = ['skimmer', 'theft', 'nuisance', 'wipe', 'takeover'] as const;
export type Scenario = (typeof scenarios)[number];

export const scenarioNames: Readonly<Record<Scenario, string>> = {
  skimmer: 'A skimmer copies cards at the checkout',
  theft: 'Customer data is taken',
  nuisance: 'Spam, redirects or defacement',
  wipe: 'The shop is wiped or held to ransom',
  takeover: 'An admin or payout account is taken over',
};

/** What an event can cost the owner, in the order of all tables. */
export const forms = [
  'response',
  'clean-up',
  'downtime',
  'notification',
  'scheme',
  'regulator',
  'chargebacks',
  'customers',
  'blocklisting',
  'ransom',
  'payouts',
] as const;
export type Form = (typeof forms)[number];

export const formNames: Readonly<Record<Form, string>> = {
  response: 'Finding out what happened',
  'clean-up': 'Cleaning up',
  downtime: 'Days closed',
  notification: 'Telling the people concerned',
  scheme: 'Charges of card schemes and banks',
  regulator: 'Fines and settlements',
  chargebacks: 'Chargebacks',
  customers: 'Customers who do not come back',
  blocklisting: 'Days on a blocklist',
  ransom: 'Ransom',
  payouts: 'Payouts diverted',
};
