import { Command } from 'commander';
import type { UpdateFlags } from '../knowledge-run.ts';

/** `storewarden knowledge`: what is known of holes and releases, how old it is, and how to bring it up to date. */
export function knowledgeCommand(finish: (code: number) => void): Command {
  const knowledge = new Command('knowledge').description('What is known of holes and releases, and how old it is.');
  knowledge
    .command('status', { isDefault: true })
    .description('Say how old each part is.')
    .option('--json', 'as JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { showKnowledge } = await import('../knowledge-run.ts');
      finish(await showKnowledge(json === true));
    });
  knowledge
    .command('update')
    .description('Fetch what is public. Nothing of a store is sent.')
    .option(
      '--from <SOURCES...>',
      'only these: kev, osv, osv-npm, epss, endoflife, wordpress, github, retirejs, wordfence (needs WORDFENCE_KEY); SOURCE=URL names a mirror',
    )
    .action(async (_options: unknown, command: Command) => {
      const { updateKnowledge } = await import('../knowledge-run.ts');
      finish(await updateKnowledge(command.optsWithGlobals<UpdateFlags>()));
    });
  knowledge
    .command('import')
    .description('Take a file that was fetched elsewhere, for machines without internet.')
    .argument(
      '<FILE>',
      'a document of CISA KEV, OSV (all.zip), EPSS, endoflife.date, RetireJS, WordPress or Wordfence v3',
    )
    .action(async (path: string) => {
      const { importKnowledge } = await import('../knowledge-run.ts');
      finish(await importKnowledge(path));
    });
  return knowledge;
}
