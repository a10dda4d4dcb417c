import { Command, CommanderError } from 'commander';
import { UserError } from '../core/errors.ts';
import { printable } from '../core/text.ts';
import { exits } from './exits.ts';
import { auditCommand } from './commands/audit.ts';
import { baselineCommand } from './commands/baseline.ts';
import { checksCommand } from './commands/checks.ts';
import { configCommand } from './commands/config.ts';
import { demoCommand } from './commands/demo.ts';
import { initCommand } from './commands/init.ts';
import { knowledgeCommand } from './commands/knowledge.ts';
import { lossCommand } from './commands/loss.ts';
import { reportCommand } from './commands/report.ts';
import { scanCommand } from './commands/scan.ts';
import { vaultCommand } from './commands/vault.ts';
import { version } from './version.ts';

/** Runs the command line and answers with the exit code. The one place where mistakes and bugs are told apart. */
export async function run(words: readonly string[]): Promise<number> {
  const state: { code: number } = { code: exits.done };
  try {
    await program(state).parseAsync([...words], { from: 'user' });
    return state.code;
  } catch (error) {
    return failed(error);
  }
}

/** All commands and flags. The exit code of what runs is put into `state`. */
export function program(state: { code: number }): Command {
  const top = new Command('storewarden')
    .description('The security system for online stores. Everything stays on your machine.')
    .version(version(), '-V, --version', 'show the version')
    .option('--config <FILE>', 'settings file (default: storewarden.config.* in this folder)')
    .option('--no-color', 'no colours (also: NO_COLOR)')
    .option('--quiet', 'say nothing but the result')
    .option('--verbose', 'say more')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  const finish = (code: number): void => {
    state.code = code;
  };
  top.addCommand(auditCommand(finish));
  top.addCommand(demoCommand(finish));
  top.addCommand(scanCommand(finish));
  top.addCommand(baselineCommand(finish));
  top.addCommand(vaultCommand(finish));
  top.addCommand(reportCommand());
  top.addCommand(lossCommand());
  top.addCommand(knowledgeCommand(finish));
  top.addCommand(initCommand());
  top.addCommand(checksCommand());
  top.addCommand(configCommand());
  inherit(top);
  return top;
}

/** Every command, however deep, throws its mistakes instead of writing and leaving. */
function inherit(above: Command): void {
  for (const command of above.commands) {
    command
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .copyInheritedSettings(above);
    inherit(command);
  }
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exits.done;
    complain(
      error.message.replace(/^error: /, '').replace(/^./, (first) => first.toUpperCase()),
      'See storewarden --help.',
    );
    return exits.mistake;
  }
  if (error instanceof UserError) {
    complain(error.message, error.hint);
    return exits.mistake;
  }
  if (error instanceof Error && error.name === 'AbortError') return exits.partly;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`This is a bug in storewarden ${version()}. Please report it with what follows:\n${stack}\n`);
  return exits.bug;
}

function complain(message: string, hint?: string): void {
  process.stderr.write(`${printable(message, 1000)}\n${hint === undefined ? '' : `Hint: ${printable(hint, 1000)}\n`}`);
}
