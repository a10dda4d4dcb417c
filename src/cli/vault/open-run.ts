import { UserError } from '../../core/errors.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import { writeLog } from '../../protect/vault/log.ts';
import { findCard, openToken } from '../../protect/vault/opening.ts';
import { openRecord } from '../../protect/vault/record.ts';
import { maskSentence } from '../../detectors/mask.ts';
import { exits } from '../exits.ts';
import { assertInstalled, withDatabase } from './database.ts';
import type { VaultFlags } from './flags.ts';
import { openRing, type VaultHome, vaultHome } from './ring.ts';
import { print } from './settle.ts';

/** `vault open`: one value on stdout, after it was written down. */
export async function runOpen(token: string, flags: VaultFlags): Promise<number> {
  return reading(flags, async (database, keys, home) => {
    const purpose = { who: flags.who ?? '', why: flags.why ?? '' };
    const opened = await openToken(database, keys, openRecord(home.log, keys.log), token, purpose, new Date());
    print(opened, flags.json, `${opened.clear}\n`);
    return exits.done;
  });
}

/** `vault find`: where a card was seen, by the number given on standard input. */
export async function runFind(flags: VaultFlags): Promise<number> {
  return reading(flags, async (database, keys, home) => {
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(Buffer.from(part as Uint8Array));
    const written = Buffer.concat(parts).toString('utf8').trim();
    if (!/^\d(?:[ .-]?\d){11,18}$/.test(written)) throw new UserError('No card number came in on standard input.');
    await writeLog(
      home.log,
      keys.log,
      {
        did: 'find',
        who: maskSentence(flags.who ?? 'owner', 100),
        why: maskSentence(flags.why ?? 'vault find', 300),
        what: `card ending in ${written.slice(-4)}`,
      },
      new Date(),
    );
    const found = await findCard(database, keys, written);
    print(
      found,
      flags.json,
      found.map((one) => `${one.table}.${one.column} ${one.row} ${one.token}\n`).join('') ||
        'This card stands nowhere in the vault.\n',
    );
    return exits.done;
  });
}

async function reading(
  flags: VaultFlags,
  work: (database: VaultDatabase, keys: Keys, home: VaultHome) => Promise<number>,
): Promise<number> {
  const home = await vaultHome();
  const { keys } = await openRing(home);
  return withDatabase(flags, home, async (database) => {
    await assertInstalled(database);
    return work(database, keys, home);
  });
}
