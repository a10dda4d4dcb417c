import { UserError } from '../../core/errors.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import { writeLog } from '../../protect/vault/log.ts';
import { makePlan, type PlanRow } from '../../protect/vault/plan.ts';
import { methodOf, type Sealed, sealColumn } from '../../protect/vault/seal.ts';
import { exits } from '../exits.ts';
import { makeTools } from '../tools.ts';
import { knownColumns, withClaim, withDatabase } from './database.ts';
import type { VaultFlags } from './flags.ts';
import { alone, openRing, vaultHome } from './ring.ts';
import { agreed, print } from './settle.ts';
import { planText, sealedText } from './words.ts';

const BATCH = 500;

async function planned(
  flags: VaultFlags,
  database: VaultDatabase,
  address: string,
  tools: ReturnType<typeof makeTools>,
) {
  const most = Number(flags.sample ?? 200_000);
  if (!Number.isInteger(most) || most < 1) throw new UserError('--sample takes a number of rows.');
  return makePlan(database, {
    method: flags.method ?? 'token',
    columns: flags.column,
    known: await knownColumns(address, tools),
    most,
    signal: tools.signal,
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
  const tools = makeTools(flags);
  try {
    return await alone(home, async () => {
      const { keys } = await openRing(home);
      return withClaim(flags, home, async (database, address) => {
        const rows = [...(await planned(flags, database, address, tools)), ...(await unfinished(database, flags))];
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
        const tables = [...new Set(all.map(({ table }) => table))];
        const isTidy = tables.length > 0 && (flags.tidy === true || database.dialect === 'sqlite');
        const tidied = isTidy ? await tidy(database, tables) : undefined;
        const copies = await database.copies(tables.length > 0 ? tables : ['the tables sealed before']);
        const cannot = wanted.filter((row) => row.cannot !== undefined);
        print({ sealed: all, cannot, copies }, flags.json, cannotText(cannot) + sealedText(all, copies, tidied));
        return cannot.length > 0 || all.some(({ left }) => left > 0) ? exits.partly : exits.done;
      });
    });
  } finally {
    tools.close();
  }
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

/** Columns that an earlier run left in the middle; what it did there no plan shows any more. */
async function unfinished(database: VaultDatabase, flags: VaultFlags): Promise<readonly PlanRow[]> {
  if (!(await database.installed())) return [];
  const tables = await database.tables();
  return (await database.places()).flatMap((place) => {
    const name = `${place.table}.${place.column}`;
    const column = tables.find((one) => one.name === place.table)?.columns.find((one) => one.name === place.column);
    if (place.state !== 'sealing' || !column || (flags.column.length > 0 && !flags.column.includes(name))) return [];
    const holds = place.method === 'erase' && place.changed === place.erased ? 'card-code' : 'card';
    return [
      {
        table: place.table,
        column: place.column,
        type: column.type,
        holds,
        least: 'firm',
        method: methodOf(place),
        rows: undefined,
        looked: 0,
        clear: 0,
        cannot: undefined,
        why: 'An earlier run ended in the middle.',
        beware: [],
        bytes: 0,
        seconds: 0,
      } satisfies PlanRow,
    ];
  });
}
