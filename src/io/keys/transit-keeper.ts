import { request } from 'undici';
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import type { Keeper, KeeperPlace } from '../../core/keeper.ts';

type TransitPlace = Extract<KeeperPlace, { readonly kind: 'transit' }>;

const answer = z.object({ data: z.object({ ciphertext: z.string().optional(), plaintext: z.string().optional() }) });
const MILLISECONDS = 10_000;

/**
 * The transit engine of HashiCorp Vault or OpenBao: the key never leaves the service
 * (https://developer.hashicorp.com/vault/api-docs/secret/transit).
 */
export function openTransitKeeper(place: TransitPlace, token: string | undefined): Keeper {
  const base = URL.parse(place.url);
  if (!base || !['http:', 'https:'].includes(base.protocol))
    throw new UserError('The address of the key service cannot be read.', {
      hint: 'Write it as transit:https://vault.example:8200/KEY.',
    });
  if (base.protocol === 'http:' && !['127.0.0.1', '[::1]', 'localhost'].includes(base.hostname))
    throw new UserError('A key service on another machine is spoken to over https:// only.');
  if (!token) throw new UserError('The key service asks for a token.', { hint: 'Set VAULT_TOKEN (or BAO_TOKEN).' });
  const ask = (verb: 'encrypt' | 'decrypt', body: Readonly<Record<string, string>>) =>
    askTransit(`${base.origin}/v1/transit/${verb}/${encodeURIComponent(place.key)}`, token, body);
  return {
    place,
    async wrap(key, bound) {
      const { ciphertext } = await ask('encrypt', { plaintext: base64(key), associated_data: base64(bound) });
      if (!ciphertext?.startsWith('vault:')) throw new UserError('The key service sent back no wrapped key.');
      return Buffer.from(ciphertext);
    },
    async unwrap(wrapped, bound) {
      const ciphertext = Buffer.from(wrapped).toString('latin1');
      const { plaintext } = await ask('decrypt', { ciphertext, associated_data: base64(bound) });
      if (plaintext === undefined) throw new UserError('The key service sent back no key.');
      return Buffer.from(plaintext, 'base64');
    },
  };
}

async function askTransit(url: string, token: string, body: Readonly<Record<string, string>>) {
  const sent = request(url, {
    method: 'POST',
    headers: { 'x-vault-token': token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    headersTimeout: MILLISECONDS,
    bodyTimeout: MILLISECONDS,
  });
  const got = await sent.catch((cause: unknown) => {
    throw new UserError('The key service does not answer.', { hint: 'Without it nothing in the vault opens.', cause });
  });
  const text = await got.body.text();
  if (got.statusCode === 403) throw new UserError('The key service refused the token.');
  if (got.statusCode === 404) throw new UserError('The key service has no such key.');
  if (got.statusCode === 503) throw new UserError('The key service is sealed or not ready.');
  const parsed = got.statusCode === 200 ? answer.safeParse(parseJson(text)) : undefined;
  if (!parsed?.success)
    throw new UserError(`The key service would not do it (HTTP ${got.statusCode}).`, {
      hint: 'Is it the key that the vault was made with, of type aes256-gcm96?',
    });
  return parsed.data.data;
}

function base64(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
