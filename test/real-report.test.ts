import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { checks } from '../src/audit/checks/index.gen.ts';
import { makeReport } from '../src/audit/report.ts';
import { formats } from '../src/report/formats/index.gen.ts';
import { root } from '../tools/families.ts';

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const valid = ajv.compile(JSON.parse(readFileSync(join(root, 'docs/reference/report.schema.json'), 'utf8')) as object);

/** Of a store of which nothing is known. */
const blind = makeReport(new Map(), {
  store: { id: 'made-up', name: 'made-up' },
  checks,
  asked: new Set(),
  version: '0.0.0',
  knowledge: '2026-01-01',
  began: new Date('2026-11-23T10:00:00Z'),
  ended: new Date('2026-11-23T10:00:01Z'),
});

test('a report of a store of which nothing is known is valid, finds nothing and praises nothing', () => {
  assert.ok(valid(blind), JSON.stringify(valid.errors));
  assert.deepEqual(blind.findings, []);
  assert.deepEqual(
    Object.entries(blind.outcomes).filter(([, { ended }]) => ended === 'passed'),
    [],
  );
  assert.equal(
    Object.values(blind.sides).some(({ looked }) => looked),
    false,
  );
});

for (const format of formats) {
  test(`such a report can be written as ${format.id}`, () => {
    const text = format.render(blind, { colour: false, width: 80, verbose: true, checks });

    assert.ok(text.endsWith('\n'));
    assert.doesNotMatch(text, /\bundefined\b|\[object |\bNaN\b/);
  });
}

test('what the command line writes for a folder with two files is valid', () => {
  const folder = mkdtempSync(join(tmpdir(), 'storewarden-real-'));
  writeFileSync(join(folder, 'index.php'), '<?php echo 1;\n');
  writeFileSync(join(folder, '.env'), 'APP_NAME=made-up\n');
  try {
    const words = [join(root, 'src/cli/main.ts'), 'audit', '--root', folder, '--db', 'none', '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });

    assert.ok([0, 1, 3].includes(status ?? -1), stderr);
    assert.ok(valid(JSON.parse(stdout)), JSON.stringify(valid.errors));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
