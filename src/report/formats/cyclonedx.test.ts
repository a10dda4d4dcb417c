import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { sampleReport } from '../../../test/sample-report.ts';
import type { Component, Report } from '../../core/report.ts';
import cyclonedx from './cyclonedx.ts';

const components: readonly Component[] = [
  { kind: 'engine', name: 'Magento Open Source', version: '2.4.6-p3', ecosystem: 'engine', place: '' },
  { kind: 'library', name: 'jquery', version: '1.7.1', ecosystem: 'script', place: 'js/jquery.js' },
  { kind: 'extension', name: '<b>"x"</b>\u0007', ecosystem: 'magento2-module', place: 'app/code/X' },
];
const report: Report = { ...sampleReport, components };

function withHole(plain: Report): Report {
  const [first] = plain.findings;
  assert.ok(first);
  const hole = {
    ...first,
    check: 'script-library-vulnerability',
    subject: 'jquery 1.7.1',
    advisories: ['CVE-2020-11023'],
  };
  return { ...plain, findings: [hole, { ...hole, advisories: ['CVE-2015-9251'] }] };
}

test('is valid against the schema of CycloneDX 1.6', () => {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
    'res/schema',
  );
  const schema = (name: string): object =>
    JSON.parse(readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;
  const ajv = new Ajv({ strict: false, logger: false });
  addFormats.default(ajv);
  const base = 'http://cyclonedx.org/schema/';
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema({ ...schema(name), $id: `${base}${name}.SNAPSHOT.schema.json` });
  const validate = ajv.compile(schema('bom-1.6'));

  const bom: unknown = JSON.parse(cyclonedx.render(withHole(report)));

  assert.ok(validate(bom), JSON.stringify(validate.errors));
  assert.ok(!validate({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 'x' }));
});

test('lists every component, and each hole with what it affects', () => {
  const bom = JSON.parse(cyclonedx.render(withHole(report))) as {
    readonly components: readonly { readonly name: string; readonly 'bom-ref': string }[];
    readonly vulnerabilities: readonly { readonly id: string; readonly affects: readonly { readonly ref: string }[] }[];
  };

  assert.equal(bom.components.length, 3);
  const library = bom.components.find(({ name }) => name === 'jquery');
  assert.deepEqual(bom.vulnerabilities.map(({ id }) => id).toSorted(), ['CVE-2015-9251', 'CVE-2020-11023']);
  for (const { affects } of bom.vulnerabilities) assert.equal(affects[0]?.ref, library?.['bom-ref']);
});

test('is the same for the same report, and lists nothing where nothing was seen', () => {
  assert.equal(cyclonedx.render(report), cyclonedx.render(report));
  const bom = JSON.parse(cyclonedx.render(sampleReport)) as { readonly components?: unknown[] };
  assert.deepEqual(bom.components ?? [], []);
});
