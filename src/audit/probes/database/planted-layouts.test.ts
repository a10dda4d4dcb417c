import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './planted-layouts.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'm2_' };
const SYS = ['sys', 'tem'].join('');
const look = async (id: string, tables: Parameters<typeof madeUp>[0]) =>
  (
    await probe.gather(
      { database: madeUp(tables), own },
      { inDatabase: { id, certainty: 'certain', versions: [] } },
      tools,
    )
  ).plantedLayouts;

test('finds layout that runs functions, and directives that are tried out', async () => {
  const told = await look('magento2', {
    m2_layout_update: [
      { layout_update_id: 1, xml: '<referenceBlock name="a" remove="true"/>' },
      { layout_update_id: 7, xml: `<argument name="a" xsi:type="string">${SYS}</argument>` },
    ],
    m2_cms_block: [{ block_id: 3, content: '{{block class="X" output=getModuleName}}' }],
    m2_email_template: [{ template_id: 1, template_text: '{{layout handle="sales_email_order_items" order=$order}}' }],
  });

  assert.ok('found' in told);
  assert.equal(told.columns, 3);
  assert.deepEqual(
    told.found.map(({ kind, table, row }) => [kind, table, row]),
    [
      ['probe', 'm2_cms_block', '3'],
      ['command', 'm2_layout_update', '7'],
    ],
  );
});

test('other engines, and databases without such tables, cannot be told', async () => {
  await assert.rejects(look('prestashop', {}), CannotTell);
  await assert.rejects(look('magento2', {}), CannotTell);
});
