import { CannotTell } from '../core/errors.ts';
import type { Database } from '../core/hands.ts';
import type { Certainty } from '../core/report.ts';
import type { Engine, EngineDatabase } from '../engines/engine.ts';
import type { SeenEngine } from './facts/engine.ts';
import { carryOut } from './probes/look.ts';

export interface RecognisedTables {
  readonly seen: SeenEngine;
  readonly prefix: string;
}

/** What is known beforehand: the engine of the files or of `--engine`, and the prefix of its configuration. */
export interface Expected {
  readonly engine?: string | undefined;
  readonly prefix?: string | undefined;
}

interface Candidate {
  readonly engine: Engine;
  readonly prefix: string;
  /** How many of the tables that are known of the engine are there. */
  readonly tables: number;
  /** Whether all of the tables that prove it are there. */
  readonly proven: boolean;
}

/** Without proof, so many known tables tell an engine, if no other has as many (a dump of some tables). */
const ENOUGH_TABLES = 3;

/** Finds the engine whose tables these are, and their prefix. */
export async function recogniseTables(
  database: Database,
  engines: readonly Engine[],
  expected: Expected = {},
): Promise<RecognisedTables | undefined> {
  const names = new Set((await database.tables()).map((table) => table.name.toLowerCase()));
  const candidates = engines
    .flatMap((engine) => best(engine, names, engine.id === expected.engine ? expected.prefix : undefined) ?? [])
    .toSorted((one, other) => Number(other.proven) - Number(one.proven) || other.tables - one.tables);
  const chosen = choose(candidates, expected.engine);
  return chosen && describe(chosen.candidate, chosen.certainty, database);
}

function choose(
  candidates: readonly Candidate[],
  expected: string | undefined,
): { readonly candidate: Candidate; readonly certainty: Certainty } | undefined {
  const [first, second] = candidates;
  if (!first) return undefined;
  const wanted = candidates.find(({ engine }) => engine.id === expected);
  if (first.proven && !wanted?.proven) return { candidate: first, certainty: 'certain' };
  if (wanted) return { candidate: wanted, certainty: wanted.proven ? 'certain' : 'firm' };
  const alone = !second || first.tables > second.tables;
  return first.tables >= ENOUGH_TABLES && alone ? { candidate: first, certainty: 'tentative' } : undefined;
}

/** The prefix under which most of the engine's tables stand, the shortest if several do. */
function best(engine: Engine, names: ReadonlySet<string>, prefix: string | undefined): Candidate | undefined {
  if (!engine.database) return undefined;
  const known = tablesOf(engine.database);
  const prefixes = prefix === undefined ? prefixesOf(known, names) : [prefix.toLowerCase()];
  const proof = engine.database.proof.map((table) => table.toLowerCase());
  return prefixes
    .map((one) => ({
      engine,
      prefix: prefix ?? one,
      tables: known.filter((table) => names.has(one + table)).length,
      proven: proof.length > 0 && proof.every((table) => names.has(one + table)),
    }))
    .filter(({ tables }) => tables > 0)
    .toSorted((one, other) => {
      const proven = Number(other.proven) - Number(one.proven);
      return proven || other.tables - one.tables || one.prefix.length - other.prefix.length;
    })[0];
}

/** Every table that the engine's description names. */
function tablesOf(database: EngineDatabase): readonly string[] {
  const { proof, content, sensitive, customerHashes, ...looks } = database;
  const looked = Object.values(looks).flatMap((look) => ('selects' in look ? Object.values(look.selects) : []));
  const named = [...looked, ...content, ...sensitive, ...(customerHashes ? [customerHashes] : [])];
  return [...new Set([...proof, ...named.map(({ table }) => table)].map((table) => table.toLowerCase()))];
}

/** What stands before the known names: nothing, or something that ends like a prefix. */
function prefixesOf(known: readonly string[], names: ReadonlySet<string>): readonly string[] {
  const prefixes = new Set(['']);
  for (const name of names) {
    for (const table of known) {
      if (name.endsWith(`_${table}`)) prefixes.add(name.slice(0, name.length - table.length));
      else if (table.length > 8 && name.endsWith(table)) prefixes.add(name.slice(0, name.length - table.length));
    }
  }
  return [...prefixes];
}

async function describe(found: Candidate, certainty: Certainty, database: Database): Promise<RecognisedTables> {
  const own = { config: undefined, prefix: found.prefix };
  const { versions: look, edition } = found.engine.database ?? {};
  const [spoken] = edition ? await quietly(async () => [await carryOut(edition, database, own)]) : [];
  return {
    prefix: found.prefix,
    seen: {
      id: found.engine.id,
      certainty,
      versions: look ? await quietly(() => carryOut(look, database, own)) : [],
      ...spoken,
    },
  };
}

async function quietly<Value>(work: () => Promise<readonly Value[]>): Promise<readonly Value[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotTell) return [];
    throw error;
  }
}
