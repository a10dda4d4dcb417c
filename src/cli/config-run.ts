import { z } from 'zod';
import { schema } from '../config/schema.ts';
import { readSettings } from './settings.ts';

/** Prints the settings in force as JSON, or their JSON Schema. */
export async function showConfig(asSchema: boolean, named: string | undefined): Promise<void> {
  const shown = asSchema ? z.toJSONSchema(schema, { unrepresentable: 'any' }) : hidden(await readSettings(named));
  process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
}

/** Without the password of a DSN. */
function hidden(config: Awaited<ReturnType<typeof readSettings>>): unknown {
  const db = config.store?.db?.replace(/(:\/\/[^/:@]*:)[^@]*@/, '$1***@');
  return db === undefined ? config : { ...config, store: { ...config.store, db } };
}
