import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { KeeperPlace } from '../../core/keeper.ts';
import { addFileKey, dropOldFileKeys } from '../../io/keys/file-keeper.ts';
import { parseKeeper } from '../../io/keys/open.ts';
import { makeKeys } from '../../protect/vault/keys.ts';
import { beginLog, checkLog, writeLog } from '../../protect/vault/log.ts';
import { rotateColumn } from '../../protect/vault/rotate.ts';
import { exits } from '../exits.ts';
import { makeTools } from '../tools.ts';
import { assertInstalled, type DatabaseFlags, withClaim } from './database.ts';
import { alone, openNextKeeper, openRing, vaultHome } from './ring.ts';
import { print } from './settle.ts';

export interface KeyFlags extends DatabaseFlags {
  readonly key?: string;
  readonly data?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** `vault init`: makes the key ring and the log. */
export async function runInit(flags: KeyFlags): Promise<number> {
  const home = await vaultHome();
  const place = parseKeeper(flags.key ?? `file:${join(home.folder, 'key')}`);
  await alone(home, async () => {
    if ((await home.ring.read()) !== undefined)
      throw new UserError('There is a key ring already.', { hint: 'New keys: storewarden vault rotate.' });
    if (place.kind === 'file') await addFileKey(place.path);
    const keys = await makeKeys(home.ring, await openNextKeeper(place), () => new Date());
    await beginLog(home.log, keys.log);
    await writeLog(home.log, keys.log, { did: 'init', who: 'owner', why: 'vault init', what: keys.vault }, new Date());
  });
  process.stdout.write(
    `The key ring is made: ${join(home.folder, 'ring.json')}\nIts key is kept by: ${placeText(place)}\nCopy both to a safe place now, apart from the database and its backups. Without them nothing that is sealed can ever be opened.\n`,
  );
  return exits.done;
}

/** `vault rotate`: a new key-encryption key; with `--data`, new data keys too. */
export async function runRotate(flags: KeyFlags): Promise<number> {
  const home = await vaultHome();
  return alone(home, async () => {
    const { keys, keeper } = await openRing(home);
    const log = (what: string) =>
      writeLog(home.log, keys.log, { did: 'rotate', who: 'owner', why: 'vault rotate', what }, new Date());
    if (flags.data) return rotateData(flags, keys, log);
    const place = flags.key === undefined ? samePlace(keeper.place) : parseKeeper(flags.key);
    if (place.kind === 'file') await addFileKey(place.path);
    const next = await openNextKeeper(place);
    await log(`key-encryption key: ${placeText(keeper.place)} to ${placeText(place)}`);
    await keys.rewrap(next);
    if (place.kind === 'file') await dropOldFileKeys(place.path);
    process.stdout.write(
      `The keys are wrapped anew; their key is kept by: ${placeText(place)}\n${oldText(keeper.place, place)}`,
    );
    return exits.done;
  });
}

function samePlace(place: KeeperPlace): KeeperPlace {
  if (place.kind === 'env')
    throw new UserError('Where is the new key?', { hint: 'Put it into another variable and add --key env:NAME.' });
  return place.kind === 'passphrase' ? parseKeeper('passphrase') : place;
}

function oldText(old: KeeperPlace, next: KeeperPlace): string {
  const isSame = placeText(old) === placeText(next);
  if (old.kind === 'file')
    return isSame
      ? 'The old key was taken out of the file.\n'
      : `The old key is needed no longer: delete ${old.path} and its copies.\n`;
  return 'The old key is needed no longer.\n';
}

async function rotateData(
  flags: KeyFlags,
  keys: Awaited<ReturnType<typeof openRing>>['keys'],
  log: (what: string) => Promise<unknown>,
): Promise<number> {
  const home = await vaultHome();
  const tools = makeTools(flags);
  try {
    return await withClaim(flags, home, keys, async (database) => {
      await assertInstalled(database);
      const all = [];
      for (const place of await database.places()) {
        if (place.vault !== keys.vault) continue;
        all.push(await rotateColumn(database, keys, place, tools));
        await log(`data keys: ${place.table}.${place.column}`);
      }
      const lines = all.map(
        (one) =>
          `${one.table}.${one.column}: ${one.resealed} sealed anew${one.damaged > 0 ? `, ${one.damaged} do not open and were left` : ''}; keys destroyed: ${one.destroyed.join(', ') || 'none'}.`,
      );
      print(all, flags.json, `${lines.join('\n') || 'Nothing is sealed in this database.'}\n`);
      return all.some(({ damaged }) => damaged > 0) ? exits.findings : exits.done;
    });
  } finally {
    tools.close();
  }
}

/** `vault log` and `vault log verify`. */
export async function runLog(flags: KeyFlags, isVerify: boolean): Promise<number> {
  const home = await vaultHome();
  const { keys } = await openRing(home);
  if (!isVerify) {
    for (const line of await home.log.lines()) process.stdout.write(`${line}\n`);
    return exits.done;
  }
  const state = await checkLog(home.log, keys.log);
  print(
    state,
    flags.json,
    state.broken === undefined ? `All ${state.entries} lines are as they were written.\n` : `${state.broken}\n`,
  );
  return state.broken === undefined ? exits.done : exits.findings;
}

function placeText(place: KeeperPlace): string {
  if (place.kind === 'file') return `the file ${place.path}`;
  if (place.kind === 'env') return `the variable ${place.name}`;
  if (place.kind === 'transit') return `${place.key} at ${place.url}`;
  return place.kind === 'aws-kms' ? `AWS KMS (${place.key})` : 'a passphrase';
}
