import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { z } from 'zod';
import { cleanReport, sampleReport } from '../../test/sample-report.ts';
import type { Report } from '../core/report.ts';
import { reportJsonSchema, reportSchema } from './schema.ts';

type Parsed = z.infer<typeof reportSchema>;
type Plain = string | number | boolean | null | undefined;
/** Every path of names in a type. */
type Paths<Value> = Value extends Plain
  ? never
  : Value extends readonly (infer Item)[]
    ? Paths<Item>
    : { [Name in keyof Value & string]-?: Name | `${Name}.${Paths<Value[Name]>}` }[keyof Value & string];
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

// The compiler refuses these as soon as the schema and the type of the report differ.
const sameNames: Same<Paths<Report>, Paths<Parsed>> = true;
const parsed: (report: Report) => Parsed = (report) => report;
const report: (read: Parsed) => Report = (read) => read;

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const valid = ajv.compile(reportJsonSchema());

const accepted = { ...sampleReport.findings[0], accepted: { until: '2027-01-01', because: 'Made up.' } };
const reports: readonly unknown[] = [sampleReport, cleanReport, { ...sampleReport, accepted: [accepted] }];

test('the schema says what the type of a report says', () => {
  assert.equal(sameNames, true);
  assert.deepEqual(report(parsed(sampleReport)), sampleReport);
});

test('reports are valid, also as JSON', () => {
  for (const one of reports) {
    assert.ok(valid(JSON.parse(JSON.stringify(one))), JSON.stringify(valid.errors));
    assert.ok(reportSchema.safeParse(one).success);
  }
});

test('additions are allowed, at every level', () => {
  const more = { ...sampleReport, later: 1, findings: sampleReport.findings.map((one) => ({ ...one, later: true })) };

  assert.ok(valid(more), JSON.stringify(valid.errors));
});

test('what is missing or of a wrong kind is refused', () => {
  const { grade: _grade, ...gradeless } = sampleReport;
  const { web: _web, ...sides } = sampleReport.sides;
  const wrong: readonly unknown[] = [
    gradeless,
    { ...sampleReport, sides },
    { ...sampleReport, version: 2 },
    { ...sampleReport, grade: 'G' },
    { ...sampleReport, counts: { critical: -1 } },
    { ...sampleReport, outcomes: { a: { ended: 'maybe' } } },
    { ...sampleReport, findings: [{}] },
    [],
  ];

  for (const one of wrong) {
    assert.equal(valid(one), false, JSON.stringify(one).slice(0, 100));
    assert.equal(reportSchema.safeParse(one).success, false);
  }
});
