import { UserError } from '../../core/errors.ts';
import type { Tools } from '../../core/tools.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import { writeLog } from '../../protect/vault/log.ts';
import { makePlan, type PlanRow } from '../../protect/vault/plan.ts';
import { otherMethod, type Sealed, sealColumn } from '../../protect/vault/seal.ts';
import { exits } from '../exits.ts';
import { makeLastingTools } from '../lasting.ts';
import { makeTools } from '../tools.ts';
import { openUpkeep } from '../../io/vault/upkeep.ts';
import { remainsText, whatRemains } from './after-seal.ts';
import { knownColumns, withClaim, withDatabase } from './database.ts';
import type { VaultFlags } from './flags.ts';
import { runFollow } from './follow-run.ts';
import { alone, openRing, type VaultHome, vaultHome } from './ring.ts';
import { agreed, print } from './settle.ts';
import { storedRows } from './stored-rows.ts';
import { planText, sealedText } from './words.ts';

const BATCH = 500;

async function planned(flags: VaultFlags, database: VaultDatabase, address: string, tools: Tools) {
  const most = Number(flags.sample ?? 200_000);
  if (!Number.isInteger(most) || most < 1) throw new UserError('--sample takes a number of rows.');
  const rows = await makePlan(database, {
    method: flags.method ?? 'token',
    firstSix: flags.keepFirstSix,
    columns: flags.column,
    known: await knownColumns(address, tools),
    most,
    signal: tools.signal,
  });
  const places = (await database.installed()) ? await database.places() : [];
  return rows.map((row) => {
    const place = places.find(({ table, column }) => table === row.table && column === row.column);
    const other = place && otherMethod(place, row.method);
    return other === undefined ? row : { ...row, cannot: other, widenTo: undefined };
  });
}

/** `vault plan`. */
export async function runPlan(flags: VaultFlags): Promise<number> {
  const home = await vaultHome();
  const tools = makeTools(flags);
  try {
    return await withDatabase(flags, home, async (database, address) => {
      const rows = await planned(flags, database, address, tools);
      print(rows, flags.json, planText(rows, true));
      return exits.done;
    });
  } finally {
    tools.close();
  }
}

/** `vault seal`. */
export async function runSeal(flags: VaultFlags): Promise<number> {
  const home = await vaultHome();
  const tools = flags.follow ? makeLastingTools(flags) : makeTools(flags);
  try {
    if (flags.widen) await widenFirst(flags, home, tools);
    const { code, keys } = await sealOnce(flags, home, tools);
    return flags.follow ? await runFollow(flags, home, keys, tools) : code;
  } finally {
    tools.close();
  }
}

/** Makes columns wide enough for sealed text, before anything is sealed. */
async function widenFirst(flags: VaultFlags, home: VaultHome, tools: Tools): Promise<void> {
  const { rows, address } = await withDatabase(flags, home, async (database, where) => ({
    rows: await planned(flags, database, where, tools),
    address: where,
  }));
  const narrow = rows.filter(({ widenTo }) => widenTo !== undefined);
  if (narrow.length === 0) return;
  const what = narrow.map(({ table, column, widenTo }) => `${table}.${column} to ${widenTo} characters`).join(', ');
  await agreed(`This makes columns wider: ${what}.`, flags.yes);
  const upkeep = await openUpkeep(address);
  try {
    for (const { table, column, widenTo } of narrow) await upkeep.widen(table, column, widenTo ?? 0);
  } finally {
    await upkeep.close();
  }
  process.stderr.write(`Made wider: ${what}.\n`);
}

function sealOnce(
  flags: VaultFlags,
  home: VaultHome,
  tools: Tools,
): Promise<{ readonly code: number; readonly keys: Keys }> {
  return alone(home, async () => {
    const { keys } = await openRing(home);
    const code = await withClaim(flags, home, keys, async (database, address) => {
      const half = await storedRows(database, flags.column, [], ({ state }) => state === 'sealing');
      const rows = [...(await planned(flags, database, address, tools)), ...half];
      const wanted = rows.filter(
        (row, at) => rows.findIndex((one) => one.table === row.table && one.column === row.column) === at,
      );
      const can = wanted.filter(({ cannot }) => cannot === undefined);
      if (wanted.length > 0 && !flags.yes) process.stderr.write(planText(wanted, false));
      if (can.length > 0) await agreed('This changes the database.', flags.yes);
      if (can.length > 0) await database.install();
      const all: Sealed[] = [];
      for (const row of can) {
        await writeLog(
          home.log,
          keys.log,
          { did: 'seal', who: 'owner', why: 'vault seal', what: `${row.table}.${row.column} ${row.method}` },
          tools.now(),
        );
        all.push(await sealColumn(database, keys, row, { batch: BATCH, rest: flags.pace === 'full' ? 0 : 1 }, tools));
      }
      // What was sealed in earlier runs may still lie in the files too.
      const sealed = await storedRows(database, [], [], ({ state }) => state === 'sealed');
      const columns = sealed.map(({ table, column }) => `${table}.${column}`);
      const tables = [...new Set((flags.tidy ? sealed : all).map(({ table }) => table))];
      const isTidy = tables.length > 0 && (flags.tidy === true || database.dialect === 'sqlite');
      const tidied = isTidy ? await tidy(database, tables) : undefined;
      const remains = await whatRemains(flags, database, address, columns, isTidy, tools);
      const cannot = wanted.filter((row) => row.cannot !== undefined);
      print(
        { sealed: all, cannot, tidied, ...remains },
        flags.json,
        cannotText(cannot) + sealedText(all, tidied, remainsText(remains)),
      );
      return cannot.length > 0 || all.some(({ left }) => left > 0) ? exits.partly : exits.done;
    });
    return { code, keys };
  });
}

/** What was sealed is sealed, whether or not the files can be written anew just now. */
async function tidy(database: VaultDatabase, tables: readonly string[]): Promise<string> {
  try {
    return await database.tidy(tables);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `The files could not be written anew, so that old rows may still be in them: ${error.message} Try again with --tidy while the store rests.`;
  }
}

function cannotText(rows: readonly PlanRow[]): string {
  return rows.map(({ table, column, cannot }) => `${table}.${column} was left alone: ${cannot}\n`).join('');
}
