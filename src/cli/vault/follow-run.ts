import { UserError } from '../../core/errors.ts';
import { plural } from '../../core/text.ts';
import type { Tools } from '../../core/tools.ts';
import { follow, type Followed } from '../../protect/vault/follow.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import { writeLog } from '../../protect/vault/log.ts';
import { exits } from '../exits.ts';
import { knownColumns, withClaim } from './database.ts';
import type { VaultFlags } from './flags.ts';
import type { VaultHome } from './ring.ts';
import { print } from './settle.ts';
import { storedRows } from './stored-rows.ts';

const BATCH = 200;
const NEWEST = 2000;
const REST = 2000;
const LONGEST_WAIT_SECONDS = 60;

/** The second half of `vault seal --follow`: seals what the store writes from now on, until Ctrl-C or SIGTERM. */
export async function runFollow(flags: VaultFlags, home: VaultHome, keys: Keys, tools: Tools): Promise<number> {
  const options = { batch: BATCH, newest: NEWEST, rest: REST, everyMilliseconds: secondsOf(flags.every) * 1000 };
  const all: Followed[] = [];
  let isOn = false;
  for (let wait = 1; !tools.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_SECONDS)) {
    try {
      await withClaim(flags, home, keys, async (database, address) => {
        const known = await knownColumns(address, tools);
        const stored = await storedRows(database, flags.column, known, ({ state }) => state !== 'undone');
        const rows = stored.map((row) => ({ ...row, firstSix: flags.keepFirstSix === true && row.method === 'token' }));
        if (rows.length === 0)
          throw new UserError('Nothing is sealed here that could be followed.', {
            hint: 'Seal a column first; see storewarden vault plan.',
          });
        const what = rows.map(({ table, column }) => `${table}.${column}`).join(', ');
        await writeLog(
          home.log,
          keys.log,
          { did: 'follow', who: 'owner', why: 'vault seal --follow', what },
          tools.now(),
        );
        if (!flags.quiet) process.stderr.write(`Following ${what} until Ctrl-C.\n`);
        isOn = true;
        wait = 1;
        await follow(database, keys, rows, options, tools, all);
      });
    } catch (error) {
      // Once it was on, a database that goes away is waited for.
      if (!isOn || !(error instanceof UserError)) throw error;
      if (tools.signal.aborted) break;
      process.stderr.write(`${error.message} Trying again in ${plural(wait, 'second')}.\n`);
      await pause(wait * 1000, tools.signal);
    }
  }
  print(all, flags.json, all.map((one) => `${line(one)}\n`).join(''));
  return all.some(({ left }) => left > 0) ? exits.partly : exits.done;
}

function line({ table, column, changed, values, erased, left }: Followed): string {
  return `${table}.${column}: ${plural(changed, 'cell')} changed while following, ${plural(values, 'value')} taken out${
    erased > 0 ? `, ${plural(erased, 'code or track', 'codes and tracks')} erased` : ''
  }${left > 0 ? `; ${plural(left, 'cell')} could not be changed` : ''}.`;
}

function secondsOf(text: string | undefined): number {
  const seconds = Number(text ?? 2);
  if (!(seconds >= 0.1 && seconds <= 3600)) throw new UserError('--every takes seconds, from 0.1 to 3600.');
  return seconds;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
