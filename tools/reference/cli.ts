import type { Command } from 'commander';
import { exits } from '../../src/cli/exits.ts';
import { generated, page, table } from './words.ts';

/** What each command and flag does, in the words of `--help`. */
export function cliPage(program: Command): string {
  return page(generated, '# Command line', ...sections(program, '', 2));
}

function sections(command: Command, before: string, depth: number): readonly string[] {
  const name = `${before}${command.name()}`;
  command.configureOutput({ getOutHelpWidth: () => 100, getOutHasColors: () => false });
  const help = command.helpInformation().trim();
  return [
    `${'#'.repeat(Math.min(depth, 6))} ${name}`,
    `\`\`\`text\n${help}\n\`\`\``,
    ...command.commands.filter((one) => one.name() !== 'help').flatMap((one) => sections(one, `${name} `, depth + 1)),
  ];
}

const means: Readonly<Record<keyof typeof exits, string>> = {
  done: 'Done; nothing at or above `--fail-on` was found.',
  findings: 'Done; something at or above `--fail-on` was found.',
  mistake:
    'A mistake that you can mend: a wrong flag, a file that cannot be read, a setting that makes no sense. One sentence and a hint say which.',
  partly:
    'Not done in full: a side that you asked for stayed closed, or a part broke. Nothing at or above `--fail-on` was found in the rest.',
  bug: 'A bug in storewarden. Please report it with what was printed.',
};

/** The exit codes and what they mean. */
export function exitsPage(): string {
  const rows = (Object.keys(means) as (keyof typeof exits)[]).map((name) => [String(exits[name]), means[name]]);
  return page(generated, '# Exit codes', 'The same for every command.', table(['Code', 'Meaning'], rows));
}
