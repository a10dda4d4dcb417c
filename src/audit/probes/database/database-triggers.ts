import type { Trigger } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { maskText } from '../../../detectors/mask.ts';
import type { EngineDatabase } from '../../../engines/engine.ts';
import { engineById } from '../../../engines/find.ts';
import { triggers, type TriggerSeen } from '../../facts/database.ts';
import { inDatabase } from '../../facts/engine.ts';

const MOST = 500;
const writes =
  /\b(?:insert\s{1,5}(?:ignore\s{1,5})?into|replace\s{1,5}into|update|delete\s{1,5}from)\s{1,5}[`"]?(?:[\w$]{1,64}[`"]?\s{0,3}\.\s{0,3}[`"]?)?([\w$]{1,64})/gi;
const marks: readonly (readonly [TriggerSeen['holds'][number], RegExp])[] = [
  ['script', /<\s{0,3}script|<\s{0,3}iframe|javascript\s{0,3}:|0x3c736372697074|onerror\s{0,3}=/i],
  [
    'hidden-code',
    /\b(?:from_base64|unhex|aes_decrypt|char)\s{0,3}\(\s{0,3}(?:'[^']{40}|0x[0-9a-f]{40}|\d{2,3}(?:\s{0,2},\s{0,2}\d{2,3}){9})|<\?php|\beval\s{0,3}\(/i,
  ],
  [
    'file-access',
    /\binto\s{1,5}(?:out|dump)file\b|\bload_file\s{0,3}\(|\bpg_read_file\b|\blo_export\b|\bcopy\b[^;]{0,200}\bprogram\b/i,
  ],
  ['system-call', /\bsys_(?:exec|eval|get|set)\b|\blib_mysqludf|\bdblink\b|\bhttp_(?:get|post)\b/i],
  ['network-address', /https?:\/\//i],
];

export default defineProbe({
  id: 'database-triggers',
  title: 'Reads the triggers and timed events of the database',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { triggers },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const tables = seen ? engineById(seen.id)?.database : undefined;
    const found = await database.triggers();
    return { triggers: found.slice(0, MOST).map((one) => view(one, tables, own.prefix)) };
  },
});

function view({ name, table, body, kind }: Trigger, tables: EngineDatabase | undefined, prefix: string): TriggerSeen {
  const written = [...new Set([...body.matchAll(writes)].map((match) => (match[1] ?? '').toLowerCase()))].filter(
    (one) => one !== 'on' && one !== 'set',
  );
  const accounts = Object.values(tables?.admins?.selects ?? {}).map((select) =>
    `${prefix}${select.table}`.toLowerCase(),
  );
  const content = (tables?.content ?? []).map((column) => `${prefix}${column.table}`.toLowerCase());
  const at = Math.max(0, body.search(/\b(?:insert|replace|update|delete)\b/i));
  return {
    name: name.slice(0, 200),
    table: table.slice(0, 200),
    kind: kind ?? 'trigger',
    writes: written.slice(0, 50),
    writesAccounts: written.some((one) => accounts.includes(one)),
    writesContent: written.some((one) => content.includes(one)),
    holds: marks.flatMap(([mark, pattern]) => (pattern.test(body) ? [mark] : [])),
    excerpt: maskText(body.slice(at), 160),
  };
}
