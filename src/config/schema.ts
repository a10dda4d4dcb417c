import { z } from 'zod';

/** A secret is never written down: `env:NAME` or `file:PATH` says where it is. */
const place = z.string().min(1);

const store = z
  .strictObject({
    name: z.string().optional().meta({ description: 'What to call the store in reports.' }),
    url: z.string().optional().meta({ description: "The store's address, or auto.", env: 'STOREWARDEN_URL' }),
    root: place
      .optional()
      .meta({ description: "The store's files: a folder, a backup or sftp://…", env: 'STOREWARDEN_ROOT' }),
    db: place.optional().meta({
      description: 'auto, none, a DSN or a dump; the password of a DSN may be env:NAME or file:PATH.',
      env: 'STOREWARDEN_DB',
      secret: true,
    }),
    ssh: z
      .string()
      .optional()
      .meta({ description: 'user@host[:port] for files by SFTP and the database through a tunnel.' }),
    identity: z.string().optional().meta({ description: 'Private key for SSH and SFTP.' }),
    engine: z.string().optional().meta({ description: 'Which engine it is, as ID or ID@VERSION.' }),
  })
  .meta({ description: 'Which store, and which of its sides are open.' });

const audit = z
  .strictObject({
    touch: z
      .enum(['visitor', 'curious', 'heavy'])
      .optional()
      .meta({ description: 'How much the web side may ask for.' }),
    browser: z.string().optional().meta({ description: 'auto, off, or the path of a Chromium.' }),
    only: z.array(z.string()).optional().meta({ description: 'Only checks with such an id; * stands for anything.' }),
    skip: z.array(z.string()).optional().meta({ description: 'No checks with such an id.' }),
    failOn: z
      .enum(['critical', 'high', 'medium', 'low', 'never'])
      .optional()
      .meta({ description: 'Exit 1 at findings this severe.' }),
    format: z.string().optional().meta({ description: 'Report formats, separated by commas.' }),
    out: z.string().optional().meta({ description: 'Where reports go.' }),
  })
  .meta({ description: 'How to look, and what to say.' });

const vault = z
  .strictObject({
    db: place.optional().meta({
      description: 'Another database for the vault itself; without it the vault stands beside the tables of the store.',
      env: 'STOREWARDEN_VAULT_DB',
      secret: true,
    }),
  })
  .meta({ description: 'Where sealed values stand.' });

const ignored = z
  .strictObject({
    check: z.string().meta({ description: 'Id of the check; * stands for anything.' }),
    subject: z.string().optional().meta({ description: 'Only this subject; * stands for anything.' }),
    until: z.iso.date().meta({ description: 'The day on which it counts again, YYYY-MM-DD.' }),
    because: z.string().min(3).meta({ description: 'Why the risk is accepted, and by whom.' }),
  })
  .meta({ description: 'A risk that is accepted for a while.' });

export const businessSchema = z
  .strictObject({
    orders: z.number().optional().meta({ description: 'Orders a year.' }),
    averageOrder: z
      .union([z.number(), z.string()])
      .optional()
      .meta({ description: 'The average order, such as 60 or 60EUR.' }),
    currency: z.string().optional().meta({ description: 'The currency, such as EUR.' }),
    customers: z.number().optional().meta({ description: 'How many customer records are kept.' }),
    country: z.string().optional().meta({ description: 'The country of the shop, such as DE.' }),
    cards: z.number().optional().meta({ description: 'How many card numbers are kept.' }),
    integration: z
      .enum(['redirect', 'iframe', 'direct-post', 'own-form', 'offline', 'unknown'])
      .optional()
      .meta({ description: 'How customers pay; from the audit if left out.' }),
    margin: z.number().optional().meta({ description: 'What is left of a sale, 0 to 1 (0.3 if left out).' }),
    hourly: z.number().optional().meta({ description: 'What an hour of work on the shop costs.' }),
    excess: z.number().optional().meta({ description: 'What an insurance leaves to you, each time.' }),
    monitoring: z.boolean().optional().meta({ description: 'Whether files and pages are watched.' }),
    rates: z.record(z.string(), z.number()).optional().meta({ description: 'Euros for one unit of a currency.' }),
  })
  .meta({ description: 'What the shop turns over; without it no money is shown.' });

export const schema = z.strictObject({
  store: store.optional(),
  audit: audit.optional(),
  business: businessSchema.optional(),
  vault: vault.optional(),
  ignore: z.array(ignored).optional().meta({ description: 'Risks that are accepted for a while.' }),
});

/** What a `storewarden.config.*` file may hold. */
export type Config = z.infer<typeof schema>;
export type Ignored = z.infer<typeof ignored>;
export type BusinessConfig = z.infer<typeof businessSchema>;
