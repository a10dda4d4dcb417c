import { parseConfig, withEnvironment } from '../config/parse.ts';
import type { Config } from '../config/schema.ts';
import { readConfigFile } from '../io/config-file.ts';

/** The settings of the file and the environment; flags go over them. */
export async function readSettings(named: string | undefined): Promise<Config> {
  const file = await readConfigFile(named, process.cwd());
  return withEnvironment(file ? parseConfig(file.value, file.path) : {}, process.env);
}

/** The flags, with what was not given on the command line taken from the settings. */
export function withSettings<Flags extends object>(
  flags: Flags,
  given: (name: string) => boolean,
  config: Config,
): Flags {
  const set = Object.entries({ ...config.store, ...config.audit }).filter(
    ([name, value]) => value !== undefined && !given(name),
  );
  return { ...flags, ...Object.fromEntries(set) };
}
