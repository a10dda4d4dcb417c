import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleOptions, sampleReport } from '../../../test/sample-report.ts';
import html from './html.ts';
import processing from './processing.ts';

test('the record of processing has a line for each table and kind of data, and leaves the purpose to the owner', () => {
  const [head = '', ...rows] = processing.render(sampleReport).trimEnd().split('\r\n');

  assert.match(head, /^table,columns,categories of data,rows,/);
  assert.deepEqual([...new Set([head, ...rows].map((row) => row.replace(/"[^"]*"/g, '').split(',').length))], [13]);
  assert.equal(
    rows[0],
    'sales_order_payment,additional_information cc_cid,Payment cards,1546,no,2016-03-11,2024-11-02,,,,,,',
  );
  assert.ok(rows.some((row) => row.startsWith('sales_order,remote_ip,IP addresses,1204118,yes,2013-01-05,')));
});

test('a report without a look into the database has an empty record, and no map in the page', () => {
  const { data: _data, ...without } = sampleReport;

  assert.equal(processing.render(without).split('\r\n').length, 2);
  assert.doesNotMatch(html.render(without, sampleOptions), /What the database knows/);
});

test('the page shows every table with its numbers, in words for those who see no picture', () => {
  const page = html.render(sampleReport, sampleOptions);

  assert.match(page, /What the database knows of people/);
  for (const word of ['sales_order_payment', '48,210', '≈ 1,204,118', '2013-01-05', 'additional_information, cc_cid'])
    assert.ok(page.includes(word), word);
  assert.match(page, /<svg class="datamap"[^>]*role="img" aria-label="[^"]{20,}"/);
});

test('names of tables are text in the picture and the table, whatever stands in them', () => {
  const [first] = sampleReport.data?.columns ?? [];
  assert.ok(first);
  const table = '"><script>alert(1)</script>';
  const report = { ...sampleReport, data: { tables: 1, rows: 1, columns: [{ ...first, table, column: table }] } };

  assert.equal(html.render(report, sampleOptions).includes('<script>alert'), false);
  assert.match(processing.render(report), /^"?.*script/m);
});
