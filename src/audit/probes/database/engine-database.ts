import { CannotTell } from '../../../core/errors.ts';
import type { Engine, EngineDatabase } from '../../../engines/engine.ts';
import { engineById } from '../../../engines/find.ts';
import type { SeenEngine } from '../../facts/engine.ts';

/** What is known of the database of the engine whose tables these are. Throws `CannotTell` where it is not known. */
export function engineDatabase(seen: SeenEngine | null): { readonly engine: Engine; readonly tables: EngineDatabase } {
  const engine = seen ? engineById(seen.id) : undefined;
  if (!engine)
    throw new CannotTell(
      'unsupported',
      'Which engine the database belongs to could not be told, so its tables say nothing; --engine may help.',
    );
  if (!engine.database)
    throw new CannotTell('unsupported', `The tables of ${engine.name} are not known to storewarden.`);
  return { engine, tables: engine.database };
}
