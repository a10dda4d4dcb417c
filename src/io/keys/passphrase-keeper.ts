import { randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { UserError } from '../../core/errors.ts';
import type { Keeper, KeeperPlace } from '../../core/keeper.ts';
import { KEY_BYTES, localKeeper } from '../../protect/vault/local-keeper.ts';

type PassphrasePlace = Extract<KeeperPlace, { readonly kind: 'passphrase' }>;

const SHORTEST = 12;

/** A new salt, with the second set of RFC 9106, 4: 64 MiB and three passes. */
export function newPassphrasePlace(): PassphrasePlace {
  return { kind: 'passphrase', salt: randomBytes(16).toString('hex'), memoryKib: 65_536, passes: 3 };
}

/** The key that argon2id makes of a passphrase. */
export async function openPassphraseKeeper(place: PassphrasePlace, passphrase: string): Promise<Keeper> {
  if (passphrase.length < SHORTEST)
    throw new UserError('The passphrase is too short.', { hint: `Take at least ${SHORTEST} characters.` });
  const secret = await argon2id({
    password: passphrase.normalize('NFC'),
    salt: Buffer.from(place.salt, 'hex'),
    memorySize: place.memoryKib,
    iterations: place.passes,
    parallelism: 1,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  return localKeeper(place, secret);
}
