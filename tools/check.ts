// Everything that has to hold before a change lands: `npm run check`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './families.ts';

const bin = (name: string): string => join(root, 'node_modules/.bin', name);
const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', bin('tsc'), ['--noEmit']],
  ['lint', bin('oxlint'), ['src', 'test', 'tools', 'bench']],
  ['format', bin('oxfmt'), ['--check', '.']],
  ['dead code', bin('knip'), []],
  ['generated files', process.execPath, ['tools/generate.ts', '--check']],
  ['tests', process.execPath, ['tools/test.ts']],
];
for (const [name, command, words] of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const began = performance.now();
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.stdout.write(`== ${name}: failed\n`);
    process.exit(status ?? 1);
  }
  process.stdout.write(`== ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
