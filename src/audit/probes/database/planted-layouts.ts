import { CannotTell } from '../../../core/errors.ts';
import type { Database, Table } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { Tools } from '../../../core/tools.ts';
import { type Planted, plantedDirective, plantedLayout } from '../../../detectors/code/planted-layout.ts';
import { plantedLayouts, type PlantedLayout } from '../../facts/content.ts';
import { inDatabase } from '../../facts/engine.ts';
import { tableOf } from '../look.ts';

const MOST_ROWS = 200_000;
const MOST_FOUND = 40;

interface Place {
  readonly table: string;
  readonly column: string;
  readonly key: string;
  readonly holds: 'layout' | 'content' | 'mail';
}

const pages: readonly Place[] = [
  { table: 'cms_page', column: 'content', key: 'page_id', holds: 'content' },
  { table: 'cms_page', column: 'layout_update_xml', key: 'page_id', holds: 'layout' },
  { table: 'cms_page', column: 'custom_layout_update_xml', key: 'page_id', holds: 'layout' },
  { table: 'cms_block', column: 'content', key: 'block_id', holds: 'content' },
  { table: 'newsletter_template', column: 'template_text', key: 'template_id', holds: 'mail' },
  { table: 'catalog_category_entity_text', column: 'value', key: 'value_id', holds: 'layout' },
  { table: 'catalog_product_entity_text', column: 'value', key: 'value_id', holds: 'layout' },
];
const places: Readonly<Record<string, readonly Place[]>> = {
  magento2: [
    ...pages,
    { table: 'layout_update', column: 'xml', key: 'layout_update_id', holds: 'layout' },
    { table: 'email_template', column: 'template_text', key: 'template_id', holds: 'mail' },
  ],
  openmage: [
    ...pages,
    { table: 'core_layout_update', column: 'xml', key: 'layout_update_id', holds: 'layout' },
    { table: 'core_email_template', column: 'template_text', key: 'template_id', holds: 'mail' },
  ],
};

export default defineProbe({
  id: 'planted-layouts',
  title: 'Reads the layout instructions in the database',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { plantedLayouts },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }, tools) {
    const wanted = seen ? places[seen.id] : undefined;
    if (!wanted)
      throw new CannotTell('unsupported', 'Only shops of Magento keep layout instructions in their database.');
    const there = await database.tables();
    const found: PlantedLayout[] = [];
    let columns = 0;
    for (const place of wanted) {
      const table = tableOf(place.table, there, own.prefix);
      if (!table?.columns.some(({ name }) => name === place.column)) continue;
      columns++;
      found.push(...(await read(database, table, place, tools)));
    }
    if (columns === 0)
      throw new CannotTell('unsupported', 'The database holds none of the tables of Magento’s content.');
    return { plantedLayouts: { columns, found: found.slice(0, MOST_FOUND) } };
  },
});

async function read(
  database: Database,
  table: Table,
  { column, key, holds }: Place,
  tools: Tools,
): Promise<readonly PlantedLayout[]> {
  const found: PlantedLayout[] = [];
  const keyed = table.columns.some(({ name }) => name === key);
  let rows = 0;
  for await (const row of database.select({
    table: table.name,
    columns: keyed ? [key, column] : [column],
    limit: MOST_ROWS,
  })) {
    if (++rows % 1000 === 0) tools.signal.throwIfAborted();
    const text = row[column];
    const planted = typeof text === 'string' && found.length < MOST_FOUND ? plantedIn(text, holds) : undefined;
    if (planted) found.push({ ...planted, table: table.name, column, row: String(row[key] ?? '').slice(0, 100) });
  }
  return found;
}

function plantedIn(text: string, holds: Place['holds']): Planted | undefined {
  if (text.length < 8) return undefined;
  return holds === 'layout' ? plantedLayout(text) : plantedDirective(text, holds === 'mail');
}
