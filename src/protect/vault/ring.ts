import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { derivedKey, macOf } from './derive.ts';

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), path: z.string() }),
  z.strictObject({ kind: z.literal('env'), name: z.string() }),
  z.strictObject({
    kind: z.literal('passphrase'),
    salt: z.string(),
    memoryKib: z.int().min(8).max(4_194_304),
    passes: z.int().min(1).max(100),
  }),
  z.strictObject({ kind: z.literal('transit'), url: z.string(), key: z.string() }),
  z.strictObject({
    kind: z.literal('aws-kms'),
    key: z.string(),
    region: z.string().exactOptional(),
  }),
]);

const entry = z.strictObject({
  id: z.int().min(1).max(0xffffffff),
  /** `ring`: the secret that other keys are derived from. `values`: sealed values. `undo`: what stood there before. */
  use: z.enum(['ring', 'values', 'undo']),
  /** Table and column, joined by a dot; empty for the ring's secret. */
  of: z.string(),
  made: z.iso.datetime(),
  state: z.enum(['active', 'retired', 'destroyed']),
  /** Base64; empty once destroyed. */
  wrapped: z.string(),
});

const schema = z.strictObject({
  version: z.literal(1),
  vault: z.string().min(8),
  keeper: place,
  keys: z.array(entry).min(1),
  mac: z.string(),
});

/** The key ring as its file holds it: keys wrapped, nothing secret in clear, sealed as a whole by `mac`. */
export type RingFile = z.infer<typeof schema>;
export type RingKey = z.infer<typeof entry>;
export type RingBody = Omit<RingFile, 'mac'>;

const damaged = {
  hint: 'Put back a copy of the key ring from a backup. Nothing was changed.',
};

/** The text of a ring's file. The same ring gives the same text to the byte. */
export function ringText(body: RingBody, secret: Uint8Array): string {
  return `${JSON.stringify({ ...ordered(body), mac: macFor(body, secret) }, undefined, 2)}\n`;
}

/** Reads a ring's file; whether nobody changed it, `assertWhole` tells once its secret is unwrapped. */
export function readRing(text: string): RingFile {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new UserError('The key ring is damaged or only half there.', damaged);
  const ring = parsed.data;
  const whole = `${JSON.stringify({ ...ordered(ring), mac: ring.mac }, undefined, 2)}\n`;
  if (whole !== text) throw new UserError('The key ring is not as storewarden wrote it.', damaged);
  return ring;
}

/** Throws unless the ring is exactly as it was written by somebody who had its secret. */
export function assertWhole(ring: RingFile, secret: Uint8Array): void {
  const wanted = Buffer.from(macFor(ring, secret));
  const given = Buffer.from(ring.mac);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given))
    throw new UserError('The key ring was changed by somebody without its key.', damaged);
}

/** What a wrapped key is bound to, so that no key can stand in for another. */
export function boundOf(vault: string, key: Pick<RingKey, 'id' | 'use' | 'of'>): string {
  return JSON.stringify([vault, key.id, key.use, key.of]);
}

function macFor(body: RingBody, secret: Uint8Array): string {
  return macOf(derivedKey(secret, body.vault, 'ring'), JSON.stringify(ordered(body)));
}

function ordered({ version, vault, keeper, keys }: RingBody): RingBody {
  return { version, vault, keeper, keys };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
