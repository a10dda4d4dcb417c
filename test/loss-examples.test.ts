import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lossExamples } from '../tools/loss-examples.ts';

test('the example shops of the guide say what the program says', () => {
  for (const [path, text] of lossExamples())
    assert.equal(readFileSync(join(import.meta.dirname, '..', path), 'utf8'), text, 'Run: node tools/loss-examples.ts');
});
