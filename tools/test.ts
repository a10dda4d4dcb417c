// Runs every test with Node's own runner: `npm test`, or `npm test -- PATTERN` for the test files whose path holds it.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './families.ts';

const words = process.argv.slice(2);
const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts'], { cwd: root })
  .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
  .sort();
if (files.length === 0) throw new Error(`No test file has ${words.join(' or ')} in its path.`);
const reporter = process.env['CI'] || !process.stdout.isTTY ? join(root, 'tools/reporter.ts') : 'spec';
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
    '--test-timeout=300000',
    '--test-concurrency=3',
    ...files,
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
