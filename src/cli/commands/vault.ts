import { Command, Option } from 'commander';
import { addAccessCommands, VAULT_DB } from './vault-access.ts';

const DB = 'the database: mysql://… postgres://… or sqlite:FILE (default: from the settings)';

/** `storewarden vault`: only names the flags; the work is loaded when it is asked for. */
export function vaultCommand(finish: (code: number) => void): Command {
  const vault = new Command('vault').description(
    'Make card numbers that a database holds unreadable, in place, and open them again where that is right.',
  );
  // What fails below is told by run.ts, as everywhere.
  vault.exitOverride().configureOutput({ writeErr: () => {} });
  const keys = () => import('../vault/keys-run.ts');
  const sealing = () => import('../vault/seal-run.ts');
  const state = () => import('../vault/state-run.ts');
  const back = () => import('../vault/back-run.ts');
  const opening = () => import('../vault/open-run.ts');

  vault
    .command('init')
    .description('Make the key ring.')
    .option('--key <WHERE>', 'who keeps its key: file:PATH, passphrase, env:NAME, transit:URL/KEY, aws-kms:KEY')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await keys()).runInit(command.optsWithGlobals())),
    );
  withColumns(vault.command('plan'))
    .description('Say what payment data stand where, and what would be done. Changes nothing.')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await sealing()).runPlan(command.optsWithGlobals())),
    );
  withColumns(vault.command('seal'))
    .description('Do what the plan says: in small batches, each proven before it counts. Run it again to go on.')
    .addOption(
      new Option('--pace <HOW>', 'gentle rests after each batch as long as it took; full does not')
        .choices(['gentle', 'full'])
        .default('gentle'),
    )
    .option('--tidy', 'then write the tables anew, so that the old rows leave the files (locks them meanwhile)')
    .option('--widen', 'with --method encrypt: make columns wider that are too narrow for sealed text')
    .option('--root <FOLDER>', 'look here for dumps and copies of the database (repeatable)', collect, [])
    .option('--follow', 'then stay, and seal what the store writes from now on, until Ctrl-C')
    .option('--every <SECONDS>', 'with --follow: how often to look', '2')
    .option('--yes', 'do not ask')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await sealing()).runSeal(command.optsWithGlobals())),
    );
  purpose(database(vault.command('open').argument('<token>')))
    .description('Show one value. Who and why are written down first.')
    .action(async (token: string, _options: unknown, command: Command) =>
      finish(await (await opening()).runOpen(token, command.optsWithGlobals())),
    );
  purpose(database(vault.command('find')))
    .description('Say where a card stands: its number on standard input, places and tokens on standard output.')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await opening()).runFind(command.optsWithGlobals())),
    );
  database(vault.command('verify'))
    .description('Prove that nothing in clear is left in the sealed columns, and that every value opens.')
    .option('--column <T.C>', 'only this column (repeatable)', collect, [])
    .action(async (_options: unknown, command: Command) =>
      finish(await (await state()).runVerify(command.optsWithGlobals())),
    );
  database(vault.command('status'))
    .description('Say where things stand.')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await state()).runStatus(command.optsWithGlobals())),
    );
  vault
    .command('rotate')
    .description('Wrap the keys under a new key; with --data, seal every value anew under new data keys.')
    .option('--key <WHERE>', 'who keeps the new key (default: as before)')
    .option('--data', 'new data keys; needs --db')
    .option('--db <WHERE>', DB)
    .option('--vault-db <WHERE>', VAULT_DB)
    .option('--json', 'as JSON')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await keys()).runRotate(command.optsWithGlobals())),
    );
  changing(vault.command('undo'))
    .description('Put back what stood there before, until it is purged. What the store wrote since then stays.')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await back()).runUndo(command.optsWithGlobals())),
    );
  changing(vault.command('purge'))
    .description('Close the way back of columns that were sealed more than 14 days ago.')
    .option('--now', 'of all, at once')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await back()).runPurge(command.optsWithGlobals())),
    );
  changing(vault.command('shred').argument('[token]'))
    .description('Forget one value for good, or all of a column by destroying its keys.')
    .action(async (token: string | undefined, _options: unknown, command: Command) =>
      finish(await (await back()).runShred(token, command.optsWithGlobals())),
    );
  vault
    .command('log')
    .description('Show the log of openings and changes; "verify" proves that no line was changed, added or cut off.')
    .argument('[verify]')
    .option('--json', 'as JSON')
    .action(async (word: string | undefined, _options: unknown, command: Command) => {
      if (word !== undefined && word !== 'verify') command.error(`unknown argument '${word}' (Did you mean verify?)`);
      finish(await (await keys()).runLog(command.optsWithGlobals(), word === 'verify'));
    });
  addAccessCommands(vault, finish);
  return vault;
}

function database(command: Command): Command {
  return command.option('--db <WHERE>', DB).option('--vault-db <WHERE>', VAULT_DB).option('--json', 'as JSON');
}

function withColumns(command: Command): Command {
  return database(command)
    .option('--column <T.C>', 'only this column, TABLE.COLUMN (repeatable)', collect, [])
    .addOption(
      new Option('--method <HOW>', 'what becomes of card numbers; codes and tracks are always erased')
        .choices(['token', 'encrypt', 'truncate', 'erase'])
        .default('token'),
    )
    .option('--keep-first-six', 'tokens keep the first six digits too, not only the last four')
    .option('--sample <ROWS>', 'most rows of a table that the plan looks at', '200000');
}

function changing(command: Command): Command {
  return purpose(database(command))
    .option('--column <T.C>', 'only this column (repeatable)', collect, [])
    .option('--yes', 'do not ask');
}

function purpose(command: Command): Command {
  return command.option('--who <NAME>', 'who asks').option('--why <TEXT>', 'for what');
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
