import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PatchesSeen } from '../../src/audit/facts/holes.ts';
import patches from '../../src/audit/probes/engine/patches.ts';
import { Unknown } from '../../src/core/fact.ts';
import type { Tools } from '../../src/core/tools.ts';
import { openFiles } from '../../src/io/files/open.ts';

/** One repair that shows in the code, with the first releases that hold it and the last ones that do not. */
interface Repair {
  readonly hole: string;
  readonly engine: string;
  readonly repository: string;
  readonly files: readonly string[];
  readonly mended: readonly string[];
  readonly open: readonly string[];
}

const tracker = 'controlaltdelete-nl+magento2-code-tracker';
const repairs: readonly Repair[] = [
  {
    hole: 'CVE-2024-34102',
    engine: 'magento2',
    repository: tracker,
    files: ['vendor/magento/framework/Webapi/ServiceInputProcessor.php'],
    mended: ['magento-2.4.4-p9', 'magento-2.4.5-p8', 'magento-2.4.6-p6', 'magento-2.4.7-p1', 'magento-2.4.8'],
    open: [
      'magento-2.3.7-p4',
      'magento-2.4.3-p2',
      'magento-2.4.4-p8',
      'magento-2.4.5-p7',
      'magento-2.4.6-p5',
      'magento-2.4.7',
    ],
  },
  {
    hole: 'CVE-2025-54236',
    engine: 'magento2',
    repository: tracker,
    files: ['vendor/magento/framework/Webapi/ServiceInputProcessor.php'],
    mended: [],
    open: ['magento-2.4.4-p13', 'magento-2.4.6-p11', 'magento-2.4.7-p6', 'magento-2.4.8-p1'],
  },
  {
    hole: 'CVE-2022-24086',
    engine: 'magento2',
    repository: tracker,
    files: ['vendor/magento/framework/Filter/DirectiveProcessor/VarDirective.php'],
    mended: [],
    open: ['magento-2.3.7-p2', 'magento-2.4.0', 'magento-2.4.2-p2', 'magento-2.4.3-p1'],
  },
  {
    hole: 'CVE-2015-1397',
    engine: 'openmage',
    repository: 'OpenMage+magento-mirror',
    files: ['app/code/core/Mage/Core/Controller/Request/Http.php', 'app/code/core/Mage/Admin/Model/Observer.php'],
    mended: ['1.9.1.1', '1.9.2.0', '1.9.4.5'],
    open: ['1.6.2.0', '1.7.0.2', '1.8.1.0', '1.9.0.1', '1.9.1.0'],
  },
];
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

/** Whether the marks of patched files stand in the releases that hold a repair, and in none that lack it. */
export async function comparePatches(repositories: string): Promise<string> {
  const rows: string[] = [];
  for (const repair of repairs) {
    const cells: string[] = [];
    for (const refs of [repair.mended, repair.open]) {
      const seen: string[] = [];
      for (const ref of refs)
        if (await isSeen(join(repositories, repair.repository, 'repo'), ref, repair)) seen.push(ref);
      cells.push(`${seen.length} of ${refs.length}`);
    }
    rows.push(`| ${[repair.hole, ...cells].join(' | ')} |`);
  }
  return ['| hole | mark seen in mended releases | mark seen in open releases |', '|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

async function isSeen(git: string, ref: string, { hole, engine, files }: Repair): Promise<boolean> {
  if (!existsSync(git)) throw new Error(`There is no repository at "${git}".`);
  const folder = mkdtempSync(join(tmpdir(), 'patches-'));
  try {
    for (const path of files) {
      const text = execFileSync('git', ['--git-dir', git, 'show', `${ref}:${path}`]);
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const opened = await openFiles(folder, {}, tools);
    const inFiles = { id: engine, certainty: 'certain' as const, versions: [], root: '' };
    const told: { readonly patchesSeen?: PatchesSeen | Unknown } = await patches.gather(opened, { inFiles }, tools);
    await opened.close();
    const seen = told.patchesSeen;
    return (
      seen !== undefined &&
      !(seen instanceof Unknown) &&
      seen.seen.some(({ name, proof }) => name === hole && proof === 'content')
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
