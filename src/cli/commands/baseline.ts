import { Command } from 'commander';
import type { BuildFlags } from '../baseline-run.ts';
import type { CheckFlags } from '../baseline-check.ts';

/** `storewarden baseline`: only names the flags; the work is loaded when it is asked for. */
export function baselineCommand(finish: (code: number) => void): Command {
  const baseline = new Command('baseline').description('Compare the files of a store with what its makers released.');
  baseline
    .command('build')
    .description('Make a baseline from clean releases: a folder, an archive, or a git repository with release tags.')
    .argument('<where>', 'folder, .zip, .tar, .tar.gz, .tar.zst, or git repository')
    .requiredOption('--engine <id[@version]>', 'engine or part, and the release; without it, all tags of a repository')
    .requiredOption('--out <FILE>', 'where to write the pack')
    .option('--previews', 'alpha, beta and candidate releases too')
    .action(async (where: string, _options: unknown, command: Command) => {
      const { buildBaseline } = await import('../baseline-run.ts');
      await buildBaseline(where, command.optsWithGlobals<BuildFlags>());
    });
  baseline
    .command('check')
    .description('Show the files that differ from the release, with the lines that no release holds.')
    .option('--root <WHERE>', 'the files: a folder, an archive, sftp://user@host[:port]/path', '.')
    .option('--ssh <USER@HOST>', 'files by SFTP; nothing is installed there')
    .option('--identity <FILE>', 'private key for SSH and SFTP')
    .option('--baseline <FILE>', 'compare with this pack instead of those that come along')
    .option('--engine <id[@version]>', 'say which engine it is instead of recognising it')
    .option('--json', 'as JSON')
    .action(async (_options: unknown, command: Command) => {
      const { checkBaseline } = await import('../baseline-check.ts');
      finish(await checkBaseline(command.optsWithGlobals<CheckFlags>()));
    });
  return baseline;
}
