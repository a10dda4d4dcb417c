import { UserError } from '../../core/errors.ts';
import { plural } from '../../core/text.ts';
import type { VaultDatabase, VaultPlace } from '../../core/vault-database.ts';
import { purgeColumn, shredColumn, shredToken } from '../../protect/vault/forget.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import { writeLog } from '../../protect/vault/log.ts';
import { undoColumn } from '../../protect/vault/undo.ts';
import { isService } from '../../protect/vault/serve/place.ts';
import { exits } from '../exits.ts';
import { makeTools } from '../tools.ts';
import { withClaim } from './database.ts';
import type { VaultFlags } from './flags.ts';
import { ownPlaces } from './places.ts';
import { alone, openRing, vaultHome } from './ring.ts';
import { agreed, print } from './settle.ts';

const DAY = 86_400_000;
const UNDO_DAYS = 14;

/** `vault undo`. */
export async function runUndo(flags: VaultFlags): Promise<number> {
  return changing(
    flags,
    'undo',
    'This puts card numbers back into the database in clear.',
    async (database, places, keys, tools) => {
      const purged = places.find((place) => place.purged !== '' && !isService(place));
      if (purged)
        throw new UserError(
          `${purged.table}.${purged.column} cannot be undone: the way back was purged on ${purged.purged}.`,
          {
            hint: 'Single values still open with: storewarden vault open.',
          },
        );
      const all = [];
      for (const place of places)
        if (place.state !== 'undone' && !isService(place)) all.push(await undoColumn(database, keys, place, tools));
      const lines = all.map(
        (one) =>
          `${one.table}.${one.column}: ${plural(one.restored, 'cell')} restored${one.kept > 0 ? `; ${plural(one.kept, 'value')} stay in the vault, because the store changed or deleted their cells since` : ''}${one.broken > 0 ? `; ${plural(one.broken, 'value')} do not open` : ''}.`,
      );
      print(all, flags.json, `${lines.join('\n') || 'Nothing was left to undo.'}\n`);
      return all.some(({ broken }) => broken > 0) ? exits.findings : exits.done;
    },
  );
}

/** `vault purge`: what is older than 14 days, or all with `--now`. */
export async function runPurge(flags: VaultFlags): Promise<number> {
  return changing(
    flags,
    'purge',
    'After this there is no way back to before.',
    async (database, places, keys, tools) => {
      const now = tools.now();
      const due = places.filter(
        ({ purged, state, began, method }) =>
          !isService({ method }) &&
          purged === '' &&
          state === 'sealed' &&
          (flags.now === true || now.getTime() - Date.parse(began) > UNDO_DAYS * DAY),
      );
      const all = [];
      for (const place of due) all.push(await purgeColumn(database, keys, place, now));
      const lines = all.map(
        ({ table, column, dropped }) =>
          `${table}.${column}: the undo log is gone (${plural(dropped, 'entry', 'entries')}), and its keys are destroyed.`,
      );
      print(
        all,
        flags.json,
        `${lines.join('\n') || `Nothing is older than ${UNDO_DAYS} days; --now purges at once.`}\n`,
      );
      return exits.done;
    },
  );
}

/** `vault shred`: one token, or all of the columns named. */
export async function runShred(token: string | undefined, flags: VaultFlags): Promise<number> {
  if ((token === undefined) === (flags.column.length === 0))
    throw new UserError('What shall be shredded?', { hint: 'Give one token, or --column TABLE.COLUMN.' });
  return changing(flags, 'shred', 'This cannot be undone.', async (database, places, keys) => {
    if (token !== undefined) {
      const place = await shredToken(database, token);
      process.stdout.write(
        `The value is gone from the vault. Old backups still hold it sealed: after storewarden vault rotate --data (${place.table}.${place.column}) nobody can open it there either.\n`,
      );
      return exits.done;
    }
    for (const place of places) {
      const ids = await shredColumn(keys, place);
      process.stdout.write(
        `${place.table}.${place.column}: keys ${ids.join(', ')} are destroyed. No value of it opens any more, here or in any backup, unless somebody kept a copy of the old key ring.\n`,
      );
    }
    return exits.done;
  });
}

async function changing(
  flags: VaultFlags,
  did: string,
  question: string,
  work: (
    database: VaultDatabase,
    places: readonly VaultPlace[],
    keys: Keys,
    tools: ReturnType<typeof makeTools>,
  ) => Promise<number>,
): Promise<number> {
  const home = await vaultHome();
  const tools = makeTools(flags);
  try {
    return await alone(home, async () => {
      const { keys } = await openRing(home);
      return withClaim(flags, home, keys, async (database) => {
        const places = await ownPlaces(database, keys.vault, flags);
        await agreed(question, flags.yes);
        const what = flags.column.join(', ') || 'all columns';
        await writeLog(
          home.log,
          keys.log,
          { did, who: flags.who ?? 'owner', why: flags.why ?? `vault ${did}`, what },
          tools.now(),
        );
        return work(database, places, keys, tools);
      });
    });
  } finally {
    tools.close();
  }
}
