import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanReport, sampleReport } from '../../../test/sample-report.ts';
import csv from './csv.ts';

/** RFC 4180, read back. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)) {
    const cells = [...(line[1] ?? '').matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",\r\n]*)/g)].map(([, cell = '']) => cell);
    rows.push(cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)));
  }
  return rows;
}

test('one line a finding, with as many fields as the head, then those that are accepted or gone', () => {
  const rows = parse(csv.render(sampleReport));

  assert.equal(rows.length, 1 + sampleReport.findings.length + 2);
  assert.deepEqual([...new Set(rows.map((row) => row.length))], [19]);
  assert.deepEqual([rows.at(-2)?.[14], rows.at(-1)?.[14]], ['accepted', 'gone']);
});

test('what a spreadsheet would take for a formula is text', () => {
  const [first] = sampleReport.findings;
  assert.ok(first);

  for (const subject of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\uff1d1']) {
    const rows = parse(
      csv.render({
        ...sampleReport,
        gone: [],
        accepted: [],
        findings: [{ ...first, subject, says: 'a "quoted",\r\nlong text' }],
      }),
    );

    assert.equal(rows.length, 2);
    assert.match(rows[1]?.[4] ?? '', /^(?:'|\\u)/, JSON.stringify(subject));
    assert.equal(rows[1]?.[5]?.startsWith('a "quoted",'), true);
  }
});

test('numbers of losses stay numbers', () => {
  assert.deepEqual(parse(csv.render(sampleReport))[1]?.slice(15, 18), ['41200', '120000', 'EUR']);
});

test('a clean report is the head alone', () => {
  assert.equal(parse(csv.render(cleanReport)).length, 1);
});
