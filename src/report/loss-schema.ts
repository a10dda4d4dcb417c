import { z } from 'zod';

const text = z.string();
const amount = z.int();
const share = z.number().min(0).max(1);

function some<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

const range = z.object({ low: amount, high: amount });
const spread = z.object({
  mean: amount,
  meanError: amount.describe('Standard error of the mean.'),
  median: amount,
  p90: amount,
  p95: amount,
  p99: amount,
  p99Error: amount,
  none: share.describe('Share of years without any.'),
});
const part = z.object({ id: text, title: text, own: amount, rate: z.number().exactOptional() });

const fix = z.object({
  id: text,
  title: text,
  checks: some(text),
  fingerprints: some(text),
  saving: amount.describe('Saved a year if only this is mended: the break-even price.'),
  savingRange: range.describe('10th to 90th percentile of what is not known.'),
  savingAfter: amount.describe('Saved after all fixes above it.'),
  left: amount.describe('Mean yearly loss left after it and all above.'),
  hours: z.object({ low: z.number(), mode: z.number(), high: z.number(), mean: z.number() }),
  hoursFact: text,
  cost: amount,
  rosi: z.number().exactOptional().describe('(saving - cost) / cost in the first year.'),
  ceiling: amount.describe('Gordon-Loeb: at most this should be spent; a warning line.'),
  pays: z.boolean(),
  urgent: z.boolean().describe('Attackers use it elsewhere: first, whatever it saves.'),
  asked: some(text).describe('What PCI DSS and GDPR ask for, whether it pays or not.'),
});

const source = z.object({
  id: text,
  quantity: text,
  value: text,
  unit: text,
  source: text,
  url: text.exactOptional(),
  year: z.int(),
  grade: z.enum(['A', 'B', 'C']),
  evidence: z.enum(['read', 'secondary', 'derived', 'expert']),
  note: text,
});

/** The losses of a report. All amounts are whole numbers of the currency's smallest unit. */
export const lossSchema = z.object({
  currency: text,
  digits: z.int().describe('Decimals of the currency: 1234 with 2 digits is 12.34.'),
  seed: z.int(),
  trials: z.int().min(1),
  pert: z.literal('modified'),
  business: z.object({
    orders: z.int(),
    averageOrder: amount,
    customers: z.int(),
    country: text,
    cards: z.int(),
    integration: z.enum(['redirect', 'iframe', 'direct-post', 'own-form', 'offline', 'unknown']),
    margin: share,
    hourly: amount,
    excess: amount.exactOptional(),
    monitoring: z.boolean(),
  }),
  own: spread.describe("The owner's loss in a year."),
  harm: spread.describe('Harm to customers and card issuers in a year.'),
  expected: range.describe('The mean, 5th to 95th percentile of what is not known.'),
  says: text,
  eventsAYear: z.number().min(0),
  event: amount.describe('What one event costs the owner on average.'),
  scenarios: some(part),
  forms: some(part),
  curve: some(z.object({ loss: amount, own: share, harm: share })).describe('The chance of a year that loses more.'),
  drivers: some(range.extend({ fact: text, title: text })),
  fixes: some(fix).describe('In the order in which to do them.'),
  notification: z.object({ readable: amount, encrypted: amount, event: amount }).describe('GDPR 34(3)(a).'),
  assumedShare: share.describe('Share of all swings that comes from assumptions and weak sources.'),
  facts: some(source),
});
