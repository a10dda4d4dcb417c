import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../../test/sample-report.ts';
import json from './json.ts';

test('it is the whole report, and nothing but the report', () => {
  assert.deepEqual(JSON.parse(json.render(sampleReport)), sampleReport);
});

test('it ends with a line break, as text files do', () => {
  assert.ok(json.render(sampleReport).endsWith('}\n'));
});
