import { UserError } from '../../core/errors.ts';
import type { Keeper } from '../../core/keeper.ts';
import { KEY_BYTES, localKeeper } from '../../protect/vault/local-keeper.ts';

/** A key of 32 bytes in a variable of the environment, in hex or base64. */
export function openEnvKeeper(name: string, env: Readonly<Record<string, string | undefined>>): Keeper {
  const text = env[name]?.trim();
  if (!text)
    throw new UserError(`The environment holds no variable "${name}".`, {
      hint: 'The key of the vault is expected there; a new one is made with: openssl rand -hex 32.',
    });
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new UserError(`The variable "${name}" holds no key.`, {
      hint: 'A key is 32 bytes in hex or base64: openssl rand -hex 32.',
    });
  return localKeeper({ kind: 'env', name }, bytes);
}
