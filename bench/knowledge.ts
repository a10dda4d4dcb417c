// What the known holes add to an audit of 60,000 files: the real command, with and without `--skip '*-vulnerability'`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** node bench/knowledge.ts [folder] [pairs] */
const FILES = 60_000;
const PLUGINS = 150;
const MOST_RATIO = 1.3;
const PAIRS = Number(process.argv[3] ?? 5);
const given = process.argv[2] === undefined || process.argv[2] === '-' ? undefined : process.argv[2];
const root = given ?? makeTree();
const command = join(import.meta.dirname, '../src/cli/main.ts');

// Says at its end how long the whole process computed, all threads together.
const counting = `data:text/javascript,${encodeURIComponent("process.on('exit', () => process.stderr.write(`\\nuser ${process.cpuUsage().user}`))")}`;

interface Took {
  readonly wall: number;
  readonly user: number;
}

run([]);
const pairs = Array.from({ length: PAIRS }, (_, index) => {
  // Whoever goes first finds colder files: they take turns.
  const skip = ['--skip', '*-vulnerability'];
  const first = run(index % 2 === 0 ? [] : skip);
  const second = run(index % 2 === 0 ? skip : []);
  return index % 2 === 0 ? { all: first, rest: second } : { all: second, rest: first };
});
for (const what of ['user', 'wall'] as const) {
  const ratios = pairs.map(({ all, rest }) => all[what] / rest[what]);
  const ratio = median(ratios);
  const [all, rest] = [median(pairs.map((one) => one.all[what])), median(pairs.map((one) => one.rest[what]))];
  process.stdout.write(
    `${what}: with ${Math.round(all)} ms, without ${Math.round(rest)} ms; ratio ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}; at most ${MOST_RATIO})\n`,
  );
  if (ratio > MOST_RATIO) process.exitCode = 1;
}
if (given === undefined) rmSync(root, { recursive: true, force: true });

function run(words: readonly string[]): Took {
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', counting, command, 'audit', '--root', root, '--db', 'none', '--quiet', '--format', 'csv', ...words],
    { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  if (status !== 0 && status !== 1 && status !== 3) throw new Error(`The audit ended with ${status}: ${stderr}`);
  return { wall: performance.now() - began, user: Number(/user (\d+)$/.exec(stderr)?.[1]) / 1000 };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
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
