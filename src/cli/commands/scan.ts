import { Command, Option } from 'commander';
import { writings } from '../../scan/written.ts';

/** `storewarden scan`: only names the flags; the work is loaded when it is asked for. */
export function scanCommand(finish: (code: number) => void): Command {
  return new Command('scan')
    .description('Hunt card numbers, bank accounts, personal data and secrets in files, archives, dumps or a database.')
    .argument('[paths...]', 'files, folders, or - for standard input')
    .option('--db <WHERE>', 'a database: mysql://… postgres://… sqlite:FILE, or a dump; column by column')
    .option('--full', 'with --db: read every row of every column, not only of those that a sample points to')
    .option('--detectors <LIST>', 'only these: ids, or the kinds card, bank, personal, secret')
    .addOption(
      new Option('--min-confidence <HOW>', 'leave out what is less sure')
        .choices(['tentative', 'firm', 'certain'])
        .default('tentative'),
    )
    .addOption(
      new Option('--format <NAME>', 'how to write it down; terminal on a terminal, else jsonl').choices([
        ...writings,
        'json',
      ]),
    )
    .option('--json', 'short for --format jsonl')
    .option('--count', 'only tell how many there are of each kind')
    .addOption(
      new Option('--fail-on <SEVERITY>', 'exit 1 at matches this severe')
        .choices(['critical', 'high', 'medium', 'low', 'never'])
        .default('high'),
    )
    .option(
      '--threads <NUMBER>',
      'look through so many files at the same time; as many as there are processors, at most 8',
    )
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { runScan } = await import('../scan-run.ts');
      finish(await runScan(paths, command.optsWithGlobals()));
    });
}
