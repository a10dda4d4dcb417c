import { Command, Option } from 'commander';
import type { AuditFlags } from '../audit-run.ts';

/** `storewarden audit`: only names the flags; the work is loaded when it is asked for. */
export function auditCommand(finish: (code: number) => void): Command {
  return new Command('audit')
    .description('Look at a store from every side that you open, and report. A store is only ever read.')
    .argument('[url]', "the store's address")
    .option(
      '--root <WHERE>',
      'its files: a folder, sftp://user@host[:port]/path, or a backup .zip .tar .tar.gz .tar.zst',
    )
    .option(
      '--db <WHERE>',
      'its database: auto, none, mysql://… postgres://… sqlite:FILE, or a dump FILE.sql[.gz|.zst|.bz2]',
    )
    .option('--ssh <USER@HOST>', 'files by SFTP and the database through a tunnel; nothing is installed there')
    .option('--identity <FILE>', 'private key for SSH and SFTP')
    .option('--url <WHERE>', '"auto" takes the address from the store\'s own configuration')
    .option('--host', "look at this machine as the store's server")
    .option('--logs <GLOB>', 'access logs to hunt through, such as "/var/log/nginx/*access*" (repeatable)', collect, [])
    .option('--engine <id[@version]>', 'say which engine it is instead of recognising it')
    .option('--name <NAME>', 'what to call the store in reports')
    .option('--only <PATTERN>', 'only checks with such an id (repeatable; * stands for anything)', collect, [])
    .option('--skip <PATTERN>', 'no checks with such an id (repeatable)', collect, [])
    .addOption(
      new Option('--touch <HOW>', 'how much the web side may ask for')
        .choices(['visitor', 'curious', 'heavy'])
        .default('curious'),
    )
    .option('--browser <HOW>', 'a real browser for the payment page: auto, off, or its path', 'auto')
    .option('--format <LIST>', 'terminal, html, json, sarif, csv, markdown, junit, cyclonedx', 'terminal')
    .option('--json', 'short for --format json')
    .option('--out <WHERE>', 'file, or folder for several formats')
    .addOption(
      new Option('--fail-on <SEVERITY>', 'exit 1 at findings this severe')
        .choices(['critical', 'high', 'medium', 'low', 'never'])
        .default('high'),
    )
    .option('--save-facts <FILE>', 'keep what was learned')
    .option('--facts <FILE>', 'judge what was kept, without touching the store')
    .option('--business <FILE>', 'business figures (JSON or YAML): shows what findings cost, and what fixes are worth')
    .option('--compare <REPORT>', 'mark findings as new, known or gone against an older JSON report')
    .option('--quarantine <FOLDER>', 'copy suspect files there (nothing is moved), with a manifest for the developer')
    .action(async (url: string | undefined, _options: unknown, command: Command) => {
      const { runAudit } = await import('../audit-run.ts');
      const given = (name: string): boolean => command.getOptionValueSource(name) === 'cli';
      finish(await runAudit(url, command.optsWithGlobals<AuditFlags>(), given));
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
