import { CannotTell } from '../../../core/errors.ts';
import type { Database } from '../../../core/hands.ts';
import type { Own } from '../../../core/own.ts';
import { engineById } from '../../../engines/find.ts';
import type { EngineDatabase, Look } from '../../../engines/engine.ts';
import type { SeenEngine } from '../../facts/engine.ts';
import { carryOut, tableOf } from '../look.ts';

/**
 * Carries out one of the engine's looks at its staff. Throws `CannotTell` where the engine is not known, keeps no such
 * thing, or none of its tables is there: an absent log is not an empty one.
 */
export async function lookOfStaff<Result>(
  seen: SeenEngine | null,
  choose: (database: EngineDatabase) => Look<Result> | undefined,
  what: string,
  database: Database,
  own: Own,
): Promise<Result> {
  const engine = seen ? engineById(seen.id) : undefined;
  if (!engine)
    throw new CannotTell(
      'unsupported',
      `Which engine the database belongs to could not be told, so ${what} could not be found in it.`,
    );
  const look = engine.database ? choose(engine.database) : undefined;
  if (!look) throw new CannotTell('unsupported', `${engine.name} keeps ${what} in no table that storewarden knows.`);
  const tables = await database.tables();
  const settings = new Set(Object.values(engine.database?.settings?.selects ?? {}).map(({ table }) => table));
  // The table of settings is there in every store, and tells nothing of people by itself.
  const telling = Object.values(look.selects).filter(({ table }) => !settings.has(table));
  const there = telling.some((select) => tableOf(select.table, tables, own.prefix));
  if (!there) throw new CannotTell('unsupported', `The database holds no table with ${what}.`);
  return carryOut(look, database, own);
}
