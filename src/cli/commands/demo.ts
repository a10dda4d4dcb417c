import { Command } from 'commander';

/** `storewarden demo`: only names the flags; the work is loaded when it is asked for. */
export function demoCommand(finish: (code: number) => void): Command {
  return new Command('demo')
    .description('Audit an unsafe little shop of our own, on this machine alone, to see what a report looks like.')
    .option('--out <FILE>', 'where to write the HTML report')
    .option('--serve', 'leave the shop running until Ctrl-C')
    .action(async (_options: unknown, command: Command) => {
      const { runDemo } = await import('../demo-run.ts');
      finish(await runDemo(command.optsWithGlobals()));
    });
}
