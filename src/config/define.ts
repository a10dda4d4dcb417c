import type { Config } from './schema.ts';

/** Only says the type, for `storewarden.config.ts`: `export default defineConfig({ ... })`. */
export function defineConfig(config: Config): Config {
  return config;
}
