import { globSync } from 'node:fs';
import { checks } from '../src/audit/checks/index.gen.ts';
import { program } from '../src/cli/run.ts';
import { detectors } from '../src/detectors/index.gen.ts';
import { engines } from '../src/engines/index.gen.ts';
import { openapi } from '../src/protect/vault/serve/openapi.ts';
import { reportJsonSchema } from '../src/report/schema.ts';
import { root } from './families.ts';
import { checkPage, checksPage, pciPage } from './reference/checks.ts';
import { cliPage, exitsPage } from './reference/cli.ts';
import { detectorsPage } from './reference/detectors.ts';
import { enginesPage } from './reference/engines.ts';
import { rowsPage } from './reference/rows.ts';

/** The pages of docs/reference/ and other files made from the words in the code. */
export async function reference(): Promise<{ files: ReadonlyMap<string, string>; gone: readonly string[] }> {
  const files = new Map<string, string>([
    ['docs/reference/checks.md', checksPage(checks)],
    ['docs/reference/rows.md', rowsPage(checks)],
    ['docs/reference/engines.md', enginesPage(engines)],
    ['docs/reference/detectors.md', detectorsPage(detectors)],
    ['docs/reference/pci-dss.md', pciPage(checks)],
    ['docs/reference/cli.md', cliPage(program({ code: 0 }))],
    ['docs/reference/exit-codes.md', exitsPage()],
    ['docs/reference/report.schema.json', `${JSON.stringify(reportJsonSchema(), undefined, 2)}\n`],
    ['docs/reference/vault-openapi.json', `${JSON.stringify(openapi(), undefined, 2)}\n`],
    ...checks.map((check) => [`docs/reference/checks/${check.id}.md`, checkPage(check, engines)] as const),
  ]);
  const there = globSync('docs/reference/checks/*.md', { cwd: root }).map((path) => path.split('\\').join('/'));
  return { files, gone: there.filter((path) => !files.has(path)).toSorted() };
}
