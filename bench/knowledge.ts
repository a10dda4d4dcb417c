// What the known holes add to an audit of 60,000 files: the same probes with and without those that look at components.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { look } from '../src/audit/audit.ts';
import { probes } from '../src/audit/probes/index.gen.ts';
import { Unknown } from '../src/core/fact.ts';
import type { Tools } from '../src/core/tools.ts';
import { engines } from '../src/engines/index.gen.ts';
import { openFiles } from '../src/io/files/open.ts';
import { openGuesser } from '../src/io/guesser.ts';
import { openKnowledge } from '../src/io/knowledge.ts';

const FILES = 60_000;
const PLUGINS = 150;
const MOST_RATIO = 1.3;
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};
const ours = new Set(['libraries', 'script-libraries', 'patches', 'engine-holes', 'extension-holes', 'library-holes']);
const also = new Set(['script-holes', 'php-holes', 'knowledge-age']);
const root = process.argv[2] ?? makeTree();
const closed = new Unknown('not-asked', 'Not part of this.');

await run(true);
const withAll = await best(() => run(true));
const without = await best(() => run(false));
process.stdout.write(
  `with ${Math.round(withAll)} ms, without ${Math.round(without)} ms; ratio ${(withAll / without).toFixed(2)} (at most ${MOST_RATIO})\n`,
);
if (process.argv[2] === undefined) rmSync(root, { recursive: true, force: true });
if (withAll / without > MOST_RATIO) process.exitCode = 1;

async function run(all: boolean): Promise<void> {
  const opened = await openFiles(root, {}, tools);
  await look(
    {
      files: async () => opened.files,
      database: async () => closed,
      web: async () => closed,
      host: async () => closed,
      always: { knowledge: await openKnowledge(), guesser: openGuesser(tools) },
    },
    { probes: probes.filter(({ id }) => all || !(ours.has(id) || also.has(id))), engines, touch: 'curious' },
    tools,
  );
  await opened.close();
}

async function best(work: () => Promise<void>): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    await work();
    shortest = Math.min(shortest, performance.now() - began);
  }
  return shortest;
}

/** A WordPress with 150 plugins, some with libraries of their own, and 3,000 scripts. */
function makeTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'storewarden-knowledge-'));
  const code = `<?php\n${'// a line of code that does nothing at all\n'.repeat(60)}`;
  const script = `/*! jQuery v1.11.3 | (c) 2005 */\n${'function nothing(){return 0}\n'.repeat(3_000)}`;
  for (let index = 0; index < FILES; index++) {
    const plugin = `wp-content/plugins/p${index % PLUGINS}`;
    const at = join(folder, plugin, `src/${index % 7}`);
    mkdirSync(at, { recursive: true });
    const named = index % 20 === 3 ? `jquery.part-${index}.js` : `f${index}.php`;
    writeFileSync(join(at, named), named.endsWith('.js') ? `${script}//${'x'.repeat(index % 500)}` : code);
  }
  for (let index = 0; index < PLUGINS; index++) {
    const at = join(folder, `wp-content/plugins/p${index}`);
    writeFileSync(join(at, `p${index}.php`), `<?php\n/*\nPlugin Name: P\nVersion: 1.${index}\n*/\n`);
    mkdirSync(join(at, 'vendor/composer'), { recursive: true });
    writeFileSync(
      join(at, 'vendor/composer/installed.json'),
      '{"packages":[{"name":"guzzlehttp/guzzle","version":"7.4.0"}]}',
    );
  }
  mkdirSync(join(folder, 'wp-includes'), { recursive: true });
  writeFileSync(join(folder, 'wp-includes/version.php'), "<?php\n$wp_version = '6.9.4';\n");
  writeFileSync(join(folder, 'wp-load.php'), code);
  writeFileSync(join(folder, 'wp-settings.php'), "<?php\ndefine( 'WPINC', 'wp-includes' );\n");
  return folder;
}
