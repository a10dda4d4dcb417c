import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cleanReport, sampleReport } from '../../test/sample-report.ts';

const main = join(import.meta.dirname, 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'storewarden-report-'));
const saved = join(folder, 'saved.json');
const older = join(folder, 'older.json');
writeFileSync(saved, JSON.stringify({ ...sampleReport, later: 'an addition' }));
writeFileSync(older, JSON.stringify(cleanReport));
after(() => rmSync(folder, { recursive: true, force: true }));

function storewarden(...words: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly complaint: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8' });
  return { code: status, out: stdout, complaint: stderr };
}

test('a saved report is written again in several formats', () => {
  const to = join(folder, 'out');

  const { code } = storewarden('report', saved, '--format', 'html,sarif,json', '--out', to);

  assert.equal(code, 0);
  assert.deepEqual(readdirSync(to).sort(), ['report.html', 'report.json', 'report.sarif']);
  assert.deepEqual(JSON.parse(readFileSync(join(to, 'report.json'), 'utf8')), {
    ...sampleReport,
    later: 'an addition',
  });
});

test('a saved report can be compared with an older one', () => {
  const { out } = storewarden('report', saved, '--compare', older);

  assert.match(out, /Since the older report: 16 new, 0 known, 0 gone\./);
});

test('what is no report is a mistake of the user, with a hint', () => {
  const broken = join(folder, 'broken.json');
  for (const text of ['{}', '[]', 'null', '{"version":1,"findings":[]}', '{"version":1,"findings":[{}]}', 'not json']) {
    writeFileSync(broken, text);

    const { code, complaint } = storewarden('report', broken);

    assert.equal(code, 2, text);
    assert.match(complaint, /^The file|is not a report of storewarden/);
    assert.match(complaint, /Hint:/);
  }
});

test('the list of checks is data with --json, and one check can be asked for', () => {
  const list = JSON.parse(storewarden('checks', '--json').out) as readonly {
    readonly id: string;
    readonly title: string;
  }[];
  const [first] = list;
  assert.ok(first);

  const one = storewarden('checks', first.id);
  const wrong = storewarden('checks', 'no-such-check');

  assert.ok(one.out.startsWith(first.title));
  assert.equal(wrong.code, 2);
  assert.match(wrong.complaint, /There is no check called "no-such-check"/);
});

test('what a store is made of comes from a saved report as well', () => {
  const whole = join(folder, 'whole.json');
  const component = { kind: 'library', name: 'jquery', version: '1.7.1', ecosystem: 'script', place: 'js/jquery.js' };
  writeFileSync(whole, JSON.stringify({ ...sampleReport, components: [component] }));

  const listed = JSON.parse(storewarden('report', whole, '--format', 'cyclonedx').out) as {
    readonly components: readonly { readonly name: string }[];
  };
  const refused = storewarden('report', saved, '--format', 'cyclonedx');

  assert.deepEqual(
    listed.components.map(({ name }) => name),
    ['jquery'],
  );
  assert.equal(refused.code, 2);
  assert.match(refused.complaint, /does not say what the store is made of/);
});
