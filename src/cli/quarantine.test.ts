import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { UserError } from '../core/errors.ts';
import { openFiles } from '../io/files/open.ts';
import { sampleReport } from '../../test/sample-report.ts';
import { makeTools } from './tools.ts';
import { planQuarantine, quarantine } from './quarantine.ts';

const base = await mkdtemp(join(tmpdir(), 'storewarden-quarantine-'));
after(async () => rm(base, { recursive: true, force: true }));
const store = join(base, 'store');
await mkdir(join(store, 'media'), { recursive: true });
for (const [path, at] of [
  ['media/x.php', 1_000_000],
  ['index.php', 1_000_600],
  ['old.php', 500_000],
] as const) {
  await writeFile(join(store, path), `content of ${path}`);
  await utimes(join(store, path), at, at);
}

test('suspects are copied under names that nothing runs, with what else came in the same hour', async () => {
  const where = await planQuarantine(join(base, 'aside'), store);
  const tools = makeTools({ quiet: true });
  const opened = await openFiles(store, {}, tools);
  const [finding] = sampleReport.findings;
  assert.ok(finding);
  const report = {
    ...sampleReport,
    findings: [
      { ...finding, check: 'web-shell', subject: 'media/x.php', evidence: [] },
      { ...finding, check: 'tls-version', subject: 'old.php', evidence: [] },
    ],
  };

  const count = await quarantine(where, opened.files, report);
  await opened.close();
  tools.close();

  assert.equal(count, 1);
  const manifest = JSON.parse(await readFile(join(where, 'manifest.json'), 'utf8'));
  const [file] = manifest.files;
  assert.equal(file.path, 'media/x.php');
  assert.match(file.copy, /^0001-[0-9a-f]{16}\.suspect$/);
  assert.deepEqual(file.sameHour, { count: 1, paths: ['index.php'] });
  assert.equal(await readFile(join(where, file.copy), 'utf8'), 'content of media/x.php');
  assert.equal((await stat(join(where, file.copy))).mode & 0o333, 0);
  assert.deepEqual((await readdir(store)).toSorted(), ['index.php', 'media', 'old.php']);
});

test('the folder for copies is new, elsewhere, and there are files to copy', async () => {
  await assert.rejects(planQuarantine(store, store), UserError);
  await assert.rejects(planQuarantine(join(store, 'aside'), store), UserError);
  await assert.rejects(planQuarantine(join(base, 'other'), undefined), UserError);
});
