import { Command, Option } from 'commander';
import { sizes } from '../shop-sizes.ts';

/** `storewarden init`: asks the five answers that money needs, and writes the settings file. */
export function initCommand(): Command {
  return new Command('init')
    .description('Ask five questions about the shop, and write storewarden.config.yaml.')
    .addOption(
      new Option('--size <SIZE>', 'where the suggested answers come from').choices(Object.keys(sizes)).default('small'),
    )
    .option('--yes', 'take the suggested answers without asking')
    .option('--country <CODE>', 'the country of the shop, such as DE')
    .option('--out <FILE>', 'write to this file', 'storewarden.config.yaml')
    .action(async (_options: unknown, command: Command) => {
      const { runInit } = await import('../init-run.ts');
      await runInit(command.optsWithGlobals(), command.getOptionValueSource('size') === 'cli');
    });
}
