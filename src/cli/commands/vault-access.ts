import type { Command } from 'commander';

export const VAULT_DB =
  'another database for the vault itself (default: from the settings, or beside the tables of the store)';

/** The commands of the service, and of who may do what: `serve`, `client`, `holder`, `limit`, `approve`. */
export function addAccessCommands(vault: Command, finish: (code: number) => void): void {
  const access = () => import('../vault/access-run.ts');
  vault
    .command('serve')
    .description(
      'Make and open tokens over HTTP, for the code of the store. Only this machine may ask, unless TLS is on.',
    )
    .option('--db <WHERE>', 'the database: mysql://… postgres://… or sqlite:FILE (default: from the settings)')
    .option('--vault-db <WHERE>', VAULT_DB)
    .option('--listen <WHERE>', '127.0.0.1:PORT, [::1]:PORT or unix:PATH', '127.0.0.1:8780')
    .option('--tls-cert <FILE>', 'certificate (PEM); with it other machines may ask too')
    .option('--tls-key <FILE>', 'its key (PEM)')
    .option('--body <KIB>', 'largest request', '256')
    .option('--head-seconds <N>', 'how long the head of a request may take', '10')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await import('../vault/serve-run.ts')).runServe(command.optsWithGlobals())),
    );

  const client = vault.command('client').description('Who may ask vault serve, and for what.');
  client
    .command('add')
    .description('Add a client. Its key is shown once.')
    .argument('<name>')
    .requiredOption('--scope <WHAT>', 'tokenise, open or fingerprint (repeatable)', collect, [])
    .option(
      '--space <NAME>',
      'its values stand under this name; clients of one space open one another’s tokens',
      'shop',
    )
    .option('--column <T.C>', 'sealed column whose tokens it may open too, or * (repeatable)', collect, [])
    .option('--per-minute <N>', 'values that it may handle in a minute', '6000')
    .action(async (name: string, _options: unknown, command: Command) =>
      finish(await (await access()).runClientAdd(name, command.optsWithGlobals())),
    );
  client
    .command('list')
    .description('List the clients. Their keys are kept nowhere.')
    .option('--json', 'as JSON')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await access()).runClientList(command.optsWithGlobals())),
    );
  client
    .command('remove')
    .description('Refuse the key of a client from now on.')
    .argument('<name>')
    .action(async (name: string) => finish(await (await access()).runClientRemove(name)));

  const holder = vault.command('holder').description('Second people, who approve that more values are opened.');
  holder
    .command('add')
    .description('Add one, with a passphrase that only they know. Those who are there already have to agree.')
    .argument('<name>')
    .option('--holder <NAME>', 'who agrees')
    .action(async (name: string, _options: unknown, command: Command) =>
      finish(await (await access()).runHolderAdd(name, command.optsWithGlobals())),
    );
  holder
    .command('remove')
    .description('Remove one.')
    .argument('<name>')
    .option('--holder <NAME>', 'who agrees')
    .action(async (name: string, _options: unknown, command: Command) =>
      finish(await (await access()).runHolderRemove(name, command.optsWithGlobals())),
    );

  vault
    .command('limit')
    .description('Show or set how many values may be opened in an hour without a second key holder.')
    .argument('[values]')
    .option('--holder <NAME>', 'who agrees to more than before')
    .option('--json', 'as JSON')
    .action(async (values: string | undefined, _options: unknown, command: Command) =>
      finish(await (await access()).runLimit(values, command.optsWithGlobals())),
    );
  vault
    .command('approve')
    .description('As a second key holder, let somebody open more values for a while.')
    .requiredOption('--holder <NAME>', 'who approves')
    .requiredOption('--for <NAME>', 'who may open: the name given with --who, or that of a client')
    .requiredOption('--values <N>', 'how many more')
    .option('--hours <N>', 'for how long, 24 at most', '1')
    .requiredOption('--why <TEXT>', 'for what')
    .action(async (_options: unknown, command: Command) =>
      finish(await (await access()).runApprove(command.optsWithGlobals())),
    );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
