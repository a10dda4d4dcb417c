import { Command } from 'commander';

/** `storewarden report`: writes a saved report again, in another format. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Write a saved JSON report again, in other formats. The store is not touched.')
    .argument('<file>', 'a report that was written with --format json')
    .option('--format <LIST>', 'terminal, html, json, sarif, csv, markdown, junit, cyclonedx', 'terminal')
    .option('--json', 'short for --format json')
    .option('--out <WHERE>', 'file, or folder for several formats')
    .option('--compare <REPORT>', 'mark findings as new, known or gone against an older JSON report')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { runReport } = await import('../report-run.ts');
      await runReport(file, command.optsWithGlobals());
    });
}
