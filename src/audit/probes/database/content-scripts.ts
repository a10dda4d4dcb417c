import { CannotTell } from '../../../core/errors.ts';
import type { Database, Row, Table } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { Tools } from '../../../core/tools.ts';
import { type Injection, readScripts, type ScriptReading } from '../../../detectors/code/injected-script.ts';
import { maskSentence } from '../../../detectors/mask.ts';
import type { ContentColumn } from '../../../engines/engine.ts';
import { openPhpModel, type PhpModel } from '../../../malware/php/model.ts';
import { readCode } from '../../../malware/verdict.ts';
import { content, type ContentSeen, type HostSeen, type InjectionSeen } from '../../facts/content.ts';
import { settings } from '../../facts/database.ts';
import { inDatabase } from '../../facts/engine.ts';
import { tableOf } from '../look.ts';
import { engineDatabase } from './engine-database.ts';

const MOST_ROWS = 500_000;
const MOST_CHARACTERS = 1024 * 1024;
const MOST_INJECTIONS = 40;
const MOST_HOSTS = 500;

export default defineProbe({
  id: 'content-scripts',
  title: 'Reads what the shop shows its visitors',
  hands: ['database', 'own', 'knowledge'],
  needs: { inDatabase },
  wants: { settings },
  gives: { content },
  touch: 'visitor',

  async gather({ database, own, knowledge }, { inDatabase: seen, settings: known }, tools) {
    const { engine, tables } = engineDatabase(seen);
    const there = await database.tables();
    const hosts = [own.config?.url, ...(known?.urls.map(({ value }) => value) ?? [])].flatMap((url) => hostOf(url));
    const columns: ContentSeen['columns'][number][] = [];
    const injections: InjectionSeen[] = [];
    const found = new Map<string, HostSeen>();
    const trust: Trust = { own: hosts, model: openPhpModel(await knowledge.part('malware/php')) };
    for (const column of tables.content) {
      const table = tableOf(column.table, there, own.prefix);
      if (!table || !has(table, column)) continue;
      columns.push(await readColumn(database, table, column, trust, injections, found, tools));
    }
    if (columns.length === 0)
      throw new CannotTell(
        'unsupported',
        `The database holds none of the tables in which ${engine.name} keeps content.`,
      );
    return { content: { columns, injections, hosts: [...found.values()] } };
  },
});

/** What hostile code is told from honest code by. */
interface Trust {
  /** The shop's own hosts. */
  readonly own: readonly string[];
  readonly model: PhpModel | undefined;
}

function has(table: Table, column: ContentColumn): boolean {
  const names = new Set(table.columns.map(({ name }) => name));
  return names.has(column.column) && (column.where ?? []).every((one) => names.has(one.column));
}

async function readColumn(
  database: Database,
  table: Table,
  { key, column, holds, where }: ContentColumn,
  trust: Trust,
  injections: InjectionSeen[],
  hosts: Map<string, HostSeen>,
  tools: Tools,
): Promise<ContentSeen['columns'][number]> {
  const keyed = table.columns.some(({ name }) => name === key);
  const select = {
    table: table.name,
    columns: keyed ? [key, column] : [column],
    limit: MOST_ROWS,
    cut: MOST_CHARACTERS,
    ...(where ? { where } : {}),
  };
  let rows = 0;
  let whole = true;
  let injected = 0;
  for await (const row of database.select(select)) {
    rows += 1;
    if (rows % 1000 === 0) tools.signal.throwIfAborted();
    const text = row[column];
    if (typeof text !== 'string' || text.length < 8) continue;
    whole &&= text.length < MOST_CHARACTERS;
    const reading = readScripts(text, { holds, own: trust.own });
    const at = { table: table.name, column, row: rowName(row, key) };
    for (const injection of [...reading.injections, ...read(text, reading, holds, trust)]) {
      if (injected++ < MOST_INJECTIONS) injections.push({ ...at, holds, ...injection });
    }
    for (const one of reading.hosts) {
      const id = `${one.host} ${one.as}`;
      const before = hosts.get(id);
      if (before) hosts.set(id, { ...before, rows: before.rows + 1 });
      else if (hosts.size < MOST_HOSTS) hosts.set(id, { ...one, ...at, rows: 1 });
    }
  }
  return { table: table.name, column, rows, whole: whole && rows < MOST_ROWS };
}

/** What following values adds to what single marks tell. */
function read(
  text: string,
  { injections }: ScriptReading,
  holds: ContentColumn['holds'],
  { own, model }: Trust,
): readonly Injection[] {
  if (injections.some(({ confidence }) => confidence === 'certain')) return [];
  const language = text.includes('<?')
    ? 'php'
    : holds === 'script' && !text.includes('<script')
      ? 'javascript'
      : 'page';
  const found = readCode(Buffer.from(text, 'utf8').toString('latin1'), language, own, model);
  const [first] = found?.reasons ?? [];
  if (!found || !first) return [];
  const mark = found.is === 'card-skimmer' ? 'card thief' : 'hostile code';
  const says = `${first.says.slice(0, 1).toUpperCase()}${first.says.slice(1)}.`;
  return [
    { mark, says, confidence: found.confidence, excerpt: maskSentence(`line ${first.line}: ${first.says}`, 200) },
  ];
}

function rowName(row: Row, key: string): string {
  return String(row[key] ?? '').slice(0, 200);
}

function hostOf(url: string | undefined): string[] {
  const host = url === undefined ? undefined : URL.parse(url.startsWith('//') ? `https:${url}` : url)?.hostname;
  return host ? [host.toLowerCase()] : [];
}
