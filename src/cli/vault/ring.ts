import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UserError } from '../../core/errors.ts';
import type { Keeper, KeeperPlace } from '../../core/keeper.ts';
import { openKeeper, ringFile } from '../../io/keys/open.ts';
import { lockFile } from '../../io/vault/lock-file.ts';
import { logFile } from '../../io/vault/log-file.ts';
import { type Keys, openKeys, type RingStore } from '../../protect/vault/keys.ts';
import type { LogStore } from '../../protect/vault/log.ts';
import { readRing } from '../../protect/vault/ring.ts';
import { homeFolder } from '../home.ts';

/** Where the vault of this home lies: the key ring, the log, locks. */
export interface VaultHome {
  readonly folder: string;
  readonly locks: string;
  readonly ring: RingStore;
  readonly log: LogStore;
}

export async function vaultHome(): Promise<VaultHome> {
  const folder = join(await homeFolder(), 'vault');
  return {
    folder,
    locks: join(folder, 'locks'),
    ring: ringFile(join(folder, 'ring.json')),
    log: logFile(join(folder, 'log.jsonl'), join(folder, 'locks')),
  };
}

/** Runs work that may write to the key ring; two at once would lose keys, so the second one is told so. */
export async function alone<Result>(home: VaultHome, work: () => Promise<Result>): Promise<Result> {
  const lock = lockFile(home.locks, 'ring');
  if (!lock)
    throw new UserError('Another storewarden is at work on this vault.', {
      hint: 'Wait until it has ended, then try again.',
    });
  try {
    return await work();
  } finally {
    lock.close();
  }
}

/** Opens the ring with the keeper that it names. */
export async function openRing(home: VaultHome): Promise<{ readonly keys: Keys; readonly keeper: Keeper }> {
  const text = await home.ring.read();
  if (text === undefined) throw new UserError('There is no key ring yet.', { hint: 'Run: storewarden vault init.' });
  const keeper = await openKeeper(readRing(text).keeper, process.env, () =>
    askPassphrase('Passphrase of the vault: ', 'STOREWARDEN_VAULT_PASSPHRASE'),
  );
  return { keys: await openKeys(home.ring, keeper, () => new Date()), keeper };
}

/** A keeper that a key is to move to. */
export function openNextKeeper(place: KeeperPlace): Promise<Keeper> {
  return openKeeper(place, process.env, async () => {
    const first = await askPassphrase('New passphrase: ', 'STOREWARDEN_VAULT_NEW_PASSPHRASE');
    if (process.env['STOREWARDEN_VAULT_NEW_PASSPHRASE'] !== undefined) return first;
    if (first !== (await askPassphrase('Once more: ', 'STOREWARDEN_VAULT_NEW_PASSPHRASE')))
      throw new UserError('The two are not the same.');
    return first;
  });
}

/** From the environment, or typed without an echo. */
export async function askPassphrase(prompt: string, variable: string): Promise<string> {
  const given = process.env[variable];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new UserError('The vault asks for its passphrase.', { hint: `Set ${variable}.` });
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  const line = await new Promise<string>((resolve) => reader.once('line', resolve));
  reader.close();
  process.stderr.write('\n');
  return line;
}
