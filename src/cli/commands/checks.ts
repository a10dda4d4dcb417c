import { Command } from 'commander';

/** `storewarden checks`: what is looked for. */
export function checksCommand(): Command {
  return new Command('checks')
    .description('List all checks, or show the words of one.')
    .argument('[id]', 'the check to show')
    .option('--json', 'as JSON')
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      const { runChecks } = await import('../checks-run.ts');
      runChecks(id, command.optsWithGlobals());
    });
}
