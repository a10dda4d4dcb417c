import { createSecretKey } from 'node:crypto';
import { UserError } from '../../core/errors.ts';
import type { Keeper, KeeperPlace } from '../../core/keeper.ts';
import { makeNonces } from './nonces.ts';
import { open, seal } from './sealed.ts';

export const KEY_BYTES = 32;

/** A keeper that has the key-encryption key itself, and wraps with it in the format of sealed values. */
export function localKeeper(place: KeeperPlace, secret: Uint8Array): Keeper {
  if (secret.length !== KEY_BYTES) throw new UserError('A key-encryption key has 32 bytes; this one has not.');
  const key = { id: 1, key: createSecretKey(secret) };
  const nonces = makeNonces();
  const at = (bound: string) => ({ table: 'storewarden key', column: 'wrapped', row: bound });
  return {
    place,
    wrap: async (bytes, bound) => seal(Buffer.from(bytes).toString('hex'), at(bound), key, nonces),
    async unwrap(wrapped, bound) {
      const clear = open(wrapped, at(bound), () => key);
      if (clear === undefined)
        throw new UserError('The key does not open the key ring: it is another key, or the ring was changed.', {
          hint: 'Give the key that the vault was made with.',
        });
      return Buffer.from(clear, 'hex');
    },
  };
}
