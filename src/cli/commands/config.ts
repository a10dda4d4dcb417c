import { Command } from 'commander';

/** `storewarden config`: what is set, and what may be. */
export function configCommand(): Command {
  return new Command('config')
    .description('Show the settings in force (file and environment), secrets hidden.')
    .option('--schema', 'show the JSON Schema of the settings file instead')
    .action(async (options: { readonly schema?: boolean }, command: Command) => {
      const { showConfig } = await import('../config-run.ts');
      await showConfig(options.schema === true, command.optsWithGlobals<{ config?: string }>().config);
    });
}
