import { resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Keeper, KeeperPlace } from '../../core/keeper.ts';
import type { RingStore } from '../../protect/vault/keys.ts';
import { openKmsKeeper } from './aws-kms-keeper.ts';
import { openEnvKeeper } from './env-keeper.ts';
import { openFileKeeper } from './file-keeper.ts';
import { newPassphrasePlace, openPassphraseKeeper } from './passphrase-keeper.ts';
import { openTransitKeeper } from './transit-keeper.ts';
import { readPrivate, writeWhole } from './whole-file.ts';

const shapes =
  'file:PATH, passphrase, env:NAME, transit:https://HOST:PORT/KEY, or aws-kms:KEY (ARN, or id with @REGION behind it)';

/** What `--key` means. */
export function parseKeeper(words: string): KeeperPlace {
  if (words === 'passphrase') return newPassphrasePlace();
  const [, kind = '', rest = ''] = /^([a-z-]+):(.+)$/s.exec(words) ?? [];
  if (kind === 'file') return { kind, path: resolve(rest) };
  if (kind === 'env') return { kind, name: rest };
  if (kind === 'transit') {
    const url = URL.parse(rest);
    const key = url?.pathname.slice(1) ?? '';
    if (url && key !== '' && !key.includes('/')) return { kind, url: url.origin, key: decodeURIComponent(key) };
  }
  if (kind === 'aws-kms') {
    const [key = '', given] = rest.split('@');
    const region = given ?? /^arn:[a-z-]+:kms:([a-z0-9-]+):/.exec(key)?.[1];
    return { kind, key, ...(region === undefined ? {} : { region }) };
  }
  throw new UserError('--key does not say where the key is kept.', { hint: `It takes ${shapes}.` });
}

/** Opens the keeper of a place; `ask` is asked for a passphrase where one is needed. */
export async function openKeeper(
  place: KeeperPlace,
  env: Readonly<Record<string, string | undefined>>,
  ask: () => Promise<string>,
): Promise<Keeper> {
  switch (place.kind) {
    case 'file':
      return openFileKeeper(place.path);
    case 'env':
      return openEnvKeeper(place.name, env);
    case 'passphrase':
      return openPassphraseKeeper(place, await ask());
    case 'transit':
      return openTransitKeeper(place, env['VAULT_TOKEN'] ?? env['BAO_TOKEN']);
    case 'aws-kms':
      return openKmsKeeper(place);
  }
}

/** The ring in a file of mode 0600. */
export function ringFile(path: string): RingStore {
  return { read: () => readPrivate(path), write: (text) => writeWhole(path, text) };
}
