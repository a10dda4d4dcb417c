// The package as npm would publish it runs when it is installed elsewhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Report } from '../../src/core/report.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'storewarden-package-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('the packed package installs and audits', { timeout: 300_000 }, (context) => {
  const run = (command: string, words: readonly string[], cwd: string): string =>
    execFileSync(command, words, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  run('npm', ['pack', '--silent', '--pack-destination', folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  assert.ok(tarball);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  try {
    run(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', join(folder, tarball)],
      folder,
    );
  } catch (error) {
    // Without a registry at hand there is nothing to install from.
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH/.test(String((error as { stderr?: string }).stderr))) {
      context.skip('no package registry can be reached');
      return;
    }
    throw error;
  }
  mkdirSync(join(folder, 'shop/includes'), { recursive: true });
  writeFileSync(
    join(folder, 'shop/includes/version.php'),
    "<?php\ndefine('PROJECT_VERSION_NAME', 'Zen Cart');\ndefine('PROJECT_VERSION_MAJOR', '2');\ndefine('PROJECT_VERSION_MINOR', '2.2');\n",
  );
  const program = join(folder, 'node_modules/storewarden/dist/cli/main.js');

  const json = run(
    process.execPath,
    [program, 'audit', '--root', join(folder, 'shop'), '--db', 'none', '--fail-on', 'never', '--json'],
    folder,
  );

  const report = JSON.parse(json) as Report;
  assert.equal(report.store.engine?.id, 'zen-cart');
  assert.equal(report.store.engine?.version, '2.2.2');
  assert.ok(report.sides.files.looked);
});
