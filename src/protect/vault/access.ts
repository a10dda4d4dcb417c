import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';

/** What a client of `vault serve` may do. */
export const scopes = ['tokenise', 'open', 'fingerprint'] as const;
export type Scope = (typeof scopes)[number];

/** Values that may be opened in an hour before a second key holder must agree. */
export const OPENINGS_AN_HOUR = 100;
export const REQUESTS_A_MINUTE = 6000;

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}$/);

const client = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  name,
  scopes: z.array(z.enum(scopes)).min(1),
  /** Under this name its values stand in the vault. */
  space: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  /** Sealed columns whose tokens it may open besides its own: `table.column`, or `*` for all. */
  columns: z.array(z.string()),
  perMinute: z.int().min(1).max(10_000_000),
  /** SHA-256 of its key, which has 256 random bits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

const holder = z.strictObject({
  name,
  /** Hex; with argon2id makes the key of the passphrase. */
  salt: z.string(),
  memoryKib: z.int(),
  passes: z.int(),
  /** Ed25519, base64. */
  publicKey: z.string(),
});

const schema = z.strictObject({
  clients: z.array(client),
  holders: z.array(holder),
  openingsAnHour: z.int().min(0).max(1_000_000_000),
});

export type Client = z.infer<typeof client>;
export type Holder = z.infer<typeof holder>;
/** Who may do what: it stands in the log of the vault, so that nobody without the key ring can change it. */
export type Access = z.infer<typeof schema>;

export const nobody: Access = { clients: [], holders: [], openingsAnHour: OPENINGS_AN_HOUR };

export function readAccess(text: string): Access {
  return schema.parse(JSON.parse(text));
}

export interface NewClient {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly space: string;
  readonly columns: readonly string[];
  readonly perMinute: number;
}

/** The register with one client more, and its key, which is shown once and kept nowhere. */
export function withClient(access: Access, wish: NewClient): { readonly access: Access; readonly key: string } {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const parsed = client.safeParse({ ...wish, id, hash: hashOf(secret) });
  if (!parsed.success) throw new UserError(`The client cannot be added: ${wrongIn(parsed.error)}.`, hints);
  if (access.clients.some((one) => sameName(one.name, wish.name)))
    throw new UserError(`There is a client "${wish.name}" already.`, {
      hint: 'Remove it first, or take another name.',
    });
  return { access: { ...access, clients: [...access.clients, parsed.data] }, key: `swv1.${id}.${secret}` };
}

const hints = {
  hint: `--scope takes ${scopes.join(', ')}; a name has letters, digits, spaces and . _ -; a space has small letters, digits, _ and -.`,
};

function wrongIn(error: z.ZodError): string {
  const at = error.issues[0]?.path[0];
  return at === 'scopes' ? 'its scopes' : at === 'space' ? 'its space' : at === 'perMinute' ? 'its rate' : 'its name';
}

export function withoutClient(access: Access, wanted: string): Access {
  const clients = access.clients.filter((one) => !sameName(one.name, wanted));
  if (clients.length === access.clients.length) throw new UserError(`There is no client "${wanted}".`);
  return { ...access, clients };
}

/** Whose key it is; `undefined` for nobody's. */
export function clientOf(access: Access, key: string): Client | undefined {
  const [, id, secret] = /^swv1\.([0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/.exec(key) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const found = access.clients.find((one) => one.id === id);
  const given = Buffer.from(hashOf(secret));
  return found && timingSafeEqual(given, Buffer.from(found.hash)) ? found : undefined;
}

export function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
