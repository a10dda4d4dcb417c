import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { UserError } from '../../core/errors.ts';
import type { Holder } from './access.ts';

const SHORTEST = 12;
// RFC 8410: an Ed25519 private key of 32 bytes in PKCS #8.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A second key holder: the key is made of a passphrase by argon2id (RFC 9106, 4: 64 MiB, three passes); only its public half is kept. */
export async function makeHolder(name: string, passphrase: string): Promise<Holder> {
  const place = { name, salt: randomBytes(16).toString('hex'), memoryKib: 65_536, passes: 3 };
  const key = await keyOf(place, passphrase);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { ...place, publicKey };
}

/** Signs with a holder's passphrase; a wrong one is told at once. */
export async function signAs(holder: Holder, passphrase: string, text: string): Promise<string> {
  const signature = sign(null, Buffer.from(text), await keyOf(holder, passphrase)).toString('base64');
  if (!isSignedBy(holder, text, signature)) throw new UserError(`This is not the passphrase of ${holder.name}.`);
  return signature;
}

/** Ed25519 (RFC 8032). */
export function isSignedBy(holder: Holder, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(holder.publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

async function keyOf(place: Omit<Holder, 'publicKey' | 'name'>, passphrase: string): Promise<KeyObject> {
  if (passphrase.length < SHORTEST)
    throw new UserError('The passphrase is too short.', { hint: `Take at least ${SHORTEST} characters.` });
  const seed = await argon2id({
    password: passphrase.normalize('NFC'),
    salt: Buffer.from(place.salt, 'hex'),
    memorySize: place.memoryKib,
    iterations: place.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}
