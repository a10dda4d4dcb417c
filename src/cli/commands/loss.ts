import { Command, Option } from 'commander';
import type { LossFlags } from '../loss-run.ts';

/** `storewarden loss`: only names the flags; the work is loaded when it is asked for. */
export function lossCommand(): Command {
  return new Command('loss')
    .description('What a year may cost this shop in money, and what each fix is worth. All assumptions are open.')
    .argument('<report>', 'a report that was written with --format json')
    .option('--orders <N>', 'orders a year')
    .option('--average-order <AMOUNT>', 'the average order, such as 60EUR')
    .option('--customers <N>', 'how many customer records are kept')
    .option('--country <CODE>', 'the country of the shop, such as DE')
    .option('--currency <CODE>', 'the currency, if the average order does not name it')
    .option('--cards <N>', 'how many card numbers are kept')
    .addOption(
      new Option('--integration <HOW>', 'how customers pay (default: as the audit saw it)').choices([
        'redirect',
        'iframe',
        'direct-post',
        'own-form',
        'offline',
        'unknown',
      ]),
    )
    .option('--margin <SHARE>', 'what is left of a sale, 0 to 1 (default: 0.3)')
    .option('--hourly <AMOUNT>', 'what an hour of work on the shop costs (default: 60 euros)')
    .option('--excess <AMOUNT>', 'what an insurance leaves to you, each time (default: no insurance)')
    .option('--monitoring', 'files and pages are watched')
    .option('--business <FILE>', 'take the figures from a JSON or YAML file; flags go over it')
    .option('--rate <CODE=EUROS>', 'euros for one unit of a currency, such as USD=0.9 (repeatable)', collect, [])
    .option('--seed <N>', 'the same seed gives the same result', '1')
    .option('--trials <N>', 'how many years are simulated', '200000')
    .option('--explain', 'show every fact and assumption, with source and grade')
    .option('--format <LIST>', 'terminal, html, json, csv', 'terminal')
    .option('--json', 'short for --format json: the report with the losses in it')
    .option('--out <WHERE>', 'file, or folder for several formats')
    .action(async (report: string, _options: unknown, command: Command) => {
      const { runLoss } = await import('../loss-run.ts');
      await runLoss(report, command.optsWithGlobals<LossFlags>());
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
