import type { Tools } from '../../core/tools.ts';
import { plural, printable } from '../../core/text.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import type { CopyPlace, RewriteCost } from '../../core/vault-upkeep.ts';
import { findDumps } from '../../io/vault/dumps.ts';
import { openUpkeep } from '../../io/vault/upkeep.ts';
import { makePlan, type PlanRow } from '../../protect/vault/plan.ts';
import { readSettings } from '../settings.ts';
import { knownColumns } from './database.ts';
import type { VaultFlags } from './flags.ts';

/** What is still to be done once columns are sealed. */
export interface Remaining {
  /** Columns in which the same detectors still find something in clear. */
  readonly left: readonly PlanRow[];
  /** What writing the sealed tables anew would take; empty if that was done. */
  readonly rewriting: string;
  readonly costs: readonly RewriteCost[];
  readonly copies: readonly CopyPlace[];
  /** Folders that were looked through for dumps. */
  readonly looked: readonly string[];
}

const BACKUPS: CopyPlace = {
  where: 'Backups, dumps and snapshots from before today hold the numbers in clear, wherever they are kept.',
  todo: 'Delete them, or keep them encrypted until they run out; make a new one now.',
};

/** Looks once more at the whole database with the same detectors, and for copies of it. Columns are `table.column`. */
export async function whatRemains(
  flags: VaultFlags,
  database: VaultDatabase,
  address: string,
  columns: readonly string[],
  isTidied: boolean,
  tools: Tools,
): Promise<Remaining> {
  const left = await makePlan(database, {
    method: flags.method ?? 'token',
    columns: [],
    known: await knownColumns(address, tools),
    most: Number(flags.sample ?? 200_000),
    signal: tools.signal,
  });
  const tables = [...new Set(columns.map((name) => name.split('.')[0] ?? ''))];
  const looked = await rootsOf(flags);
  const upkeep = await openUpkeep(address);
  try {
    await upkeep.refresh(tables);
    const costs = isTidied ? [] : await upkeep.costs(tables);
    const copies = columns.length > 0 ? await upkeep.copies(columns) : [];
    return {
      left,
      rewriting: upkeep.rewriting,
      costs,
      copies: [...copies, ...(await dumps(looked, tools)), BACKUPS],
      looked,
    };
  } finally {
    await upkeep.close();
  }
}

/** `--root`, or the folder of the store in the settings if it is one of this machine. */
async function rootsOf(flags: VaultFlags): Promise<readonly string[]> {
  if (flags.root !== undefined && flags.root.length > 0) return flags.root;
  const root = (await readSettings(flags.config)).store?.root;
  return root === undefined || /^[a-z]+:/i.test(root) ? [] : [root];
}

async function dumps(roots: readonly string[], tools: Tools): Promise<readonly CopyPlace[]> {
  if (roots.length === 0) return [];
  const { files, isCut } = await findDumps(roots, tools.signal);
  const found = files.map(({ path, bytes, changed, by }): CopyPlace => ({
    where: `${path} ${by === 'content' ? 'is a dump or copy of a database' : 'may hold one, by its name'} (${megabytes(bytes)}, of ${changed.slice(0, 10)}).`,
    todo: 'Look into it with storewarden scan; then delete it, or keep it encrypted and out of the web root.',
  }));
  if (!isCut) return found;
  return [...found, { where: `There are more files in ${roots.join(', ')}.`, todo: 'Only a part was looked at.' }];
}

export function remainsText({ left, rewriting, costs, copies, looked }: Remaining): string {
  return [
    ...(left.length === 0
      ? ['The same detectors looked at all columns again: nothing in clear is left.']
      : ['Left in clear:', ...left.map((row) => printable(`- ${row.table}.${row.column}: ${row.cannot ?? row.why}`))]),
    ...costs.map(({ table, bytes, seconds }) =>
      printable(
        `${rewriting} ${table} would write ${megabytes(bytes)} anew in about ${plural(seconds, 'second')} (--tidy); it needs as much free space, and writers wait meanwhile.`,
      ),
    ),
    '',
    'Copies in clear may still be here:',
    ...copies.flatMap(({ where, todo }) => [`- ${printable(where, 1000)}`, `  ${printable(todo, 1000)}`]),
    ...(looked.length === 0
      ? ['- Files of this machine were not looked through for dumps.', '  Add --root FOLDER.']
      : []),
    '',
  ].join('\n');
}

function megabytes(bytes: number): string {
  return bytes < 1e6 ? 'less than 1 MB' : `${Math.ceil(bytes / 1e6).toLocaleString('en-GB')} MB`;
}
