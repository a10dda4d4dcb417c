import { z } from 'zod';
import { refusals } from './refusal.ts';

/** Most values in one request. */
export const MOST_AT_ONCE = 1000;

const number = z
  .string()
  .max(40)
  .meta({ description: 'A card number: 12 to 19 digits, also in groups.', examples: ['4111 1111 1111 1111'] });
const token = z
  .string()
  .max(40)
  .meta({ description: 'What stands for a card number: as many digits, the same last four.' });
const mark = z
  .string()
  .meta({ description: 'Keyed fingerprint: the same for the same card, and of no use elsewhere.' });
const many = <Kind extends z.ZodType>(kind: Kind) => z.array(kind).min(1).max(MOST_AT_ONCE);

const who = z.string().trim().min(1).max(100).meta({ description: 'Who wants to see it; goes into the log.' });
const why = z.string().trim().min(4).max(300).meta({ description: 'For what; goes into the log.' });

/** What each request takes and each answer holds: one value, or many in the same order. */
export const messages = {
  tokenise: {
    asked: z.union([z.strictObject({ number }), z.strictObject({ numbers: many(number) })]),
    answered: z.union([z.strictObject({ token }), z.strictObject({ tokens: z.array(token) })]),
  },
  open: {
    asked: z.union([z.strictObject({ token, who, why }), z.strictObject({ tokens: many(token), who, why })]),
    answered: z.union([z.strictObject({ number }), z.strictObject({ numbers: z.array(number) })]),
  },
  fingerprint: {
    asked: z.union([z.strictObject({ number }), z.strictObject({ numbers: many(number) })]),
    answered: z.union([z.strictObject({ fingerprint: mark }), z.strictObject({ fingerprints: z.array(mark) })]),
  },
} as const;

export const health = z.strictObject({ status: z.enum(['ok', 'away']) });

/** A refusal in the form of RFC 9457. */
export const problem = z.strictObject({
  type: z.enum(Object.keys(refusals) as [keyof typeof refusals, ...(keyof typeof refusals)[]]),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** Which values of the request are meant, counted from 0. */
  values: z.array(z.int()).optional().meta({ description: 'Which values of the request are meant, counted from 0.' }),
});
