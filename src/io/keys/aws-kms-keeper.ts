import { UserError } from '../../core/errors.ts';
import type { Keeper, KeeperPlace } from '../../core/keeper.ts';

type KmsPlace = Extract<KeeperPlace, { readonly kind: 'aws-kms' }>;

/**
 * A key in AWS KMS, by the official client; account and credentials as the AWS tools find them. What a key is bound to
 * goes along as encryption context (https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html).
 */
export async function openKmsKeeper(place: KmsPlace): Promise<Keeper> {
  const { KMSClient, EncryptCommand, DecryptCommand } = await import('@aws-sdk/client-kms');
  const client = new KMSClient({ ...(place.region === undefined ? {} : { region: place.region }), maxAttempts: 3 });
  return {
    place,
    async wrap(key, bound) {
      const command = new EncryptCommand({
        KeyId: place.key,
        Plaintext: key,
        EncryptionContext: { storewarden: bound },
      });
      const { CiphertextBlob } = await client.send(command).catch(explain);
      if (!CiphertextBlob) throw new UserError('AWS KMS sent back no wrapped key.');
      return CiphertextBlob;
    },
    async unwrap(wrapped, bound) {
      const command = new DecryptCommand({
        KeyId: place.key,
        CiphertextBlob: wrapped,
        EncryptionContext: { storewarden: bound },
      });
      const { Plaintext } = await client.send(command).catch(explain);
      if (!Plaintext) throw new UserError('AWS KMS sent back no key.');
      return Plaintext;
    },
  };
}

function explain(cause: unknown): never {
  const name = cause instanceof Error ? cause.name : 'unknown error';
  throw new UserError(`AWS KMS would not do it (${name.slice(0, 60)}).`, {
    hint: 'Look at the credentials, the region, and whether the key may be used for Encrypt and Decrypt.',
    cause,
  });
}
