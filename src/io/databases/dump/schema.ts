import { append, blank, makeSource, name, peek, quoted, type Reading, type Source } from './tokens.ts';

export interface MadeTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}
export interface MadeTrigger {
  readonly name: string;
  readonly table: string;
  readonly body: string;
  readonly kind: 'trigger' | 'event';
}
export type Made =
  | { readonly what: 'table'; readonly table: MadeTable }
  | { readonly what: 'view'; readonly name: string }
  | { readonly what: 'trigger'; readonly trigger: MadeTrigger };

const noColumn = new Set([
  'PRIMARY',
  'KEY',
  'UNIQUE',
  'INDEX',
  'CONSTRAINT',
  'FULLTEXT',
  'SPATIAL',
  'CHECK',
  'FOREIGN',
  'EXCLUDE',
  'PERIOD',
  'LIKE',
]);
const before = new Set([
  'OR',
  'REPLACE',
  'TEMPORARY',
  'TEMP',
  'UNLOGGED',
  'GLOBAL',
  'LOCAL',
  'ALGORITHM',
  'UNDEFINED',
  'MERGE',
  'TEMPTABLE',
  'SQL',
  'SECURITY',
  'DEFINER',
  'INVOKER',
  'MATERIALIZED',
  'AGGREGATE',
  'CONSTRAINT',
]);
const MOST_COLUMNS = 4_096;

/** What a CREATE statement makes, if it is something that matters here. Takes the statement as `statement` keeps it. */
export function readMade(text: string, dialect: Source['dialect']): Made | undefined {
  const source = makeSource(dialect);
  append(source, text);
  source.ended = true;
  const result = readAll(source, text).next();
  return result.done === true ? result.value : undefined;
}

function* readAll(source: Source, text: string): Reading<Made | undefined> {
  if ((yield* name(source)).toUpperCase() !== 'CREATE') return undefined;
  const kind = yield* kindWord(source);
  if (kind === 'TABLE') return yield* table(source);
  if (kind === 'VIEW') return { what: 'view', name: yield* objectName(source) };
  if (kind === 'TRIGGER' || kind === 'EVENT')
    return yield* trigger(source, text, kind === 'EVENT' ? 'event' : 'trigger');
  return undefined;
}

/** The word that says what is made, after OR REPLACE, DEFINER=`a`@`b` and the like. */
function* kindWord(source: Source): Reading<string> {
  for (;;) {
    yield* blank(source);
    const first = yield* peek(source);
    if (first === '') return '';
    if (first === '=' || first === '@') {
      source.at += 1;
      yield* blank(source);
      const quote = yield* peek(source);
      if (quote === '`' || quote === "'" || quote === '"') yield* quoted(source, false, 0);
      else yield* name(source);
      continue;
    }
    const word = (yield* name(source)).toUpperCase();
    if (word === '') return '';
    if (!before.has(word)) return word;
  }
}

function* objectName(source: Source): Reading<string> {
  let found = yield* name(source);
  if (/^if$/i.test(found)) {
    yield* name(source);
    yield* name(source);
    found = yield* name(source);
  }
  while ((yield* peek(source)) === '.') {
    source.at += 1;
    found = yield* name(source);
  }
  return latin(found);
}

function* table(source: Source): Reading<Made | undefined> {
  const made = yield* objectName(source);
  yield* blank(source);
  if ((yield* peek(source)) !== '(') return undefined;
  const columns: { name: string; type: string }[] = [];
  let more = true;
  while (more && columns.length < MOST_COLUMNS) {
    source.at += 1;
    yield* blank(source);
    const isQuoted = /["`[]/.test(yield* peek(source));
    const column = yield* name(source);
    const type = yield* restOfColumn(source);
    if (column !== '' && (isQuoted || !noColumn.has(column.toUpperCase())))
      columns.push({ name: latin(column), type: typeIn(type) });
    more = (yield* peek(source)) === ',';
  }
  return { what: 'table', table: { name: made, columns } };
}

/** The rest of one definition, up to its comma or the bracket that ends the table. */
function* restOfColumn(source: Source): Reading<string> {
  let depth = 0;
  let kept = '';
  for (;;) {
    yield* blank(source);
    const next = yield* peek(source);
    if (next === '' || (depth === 0 && (next === ',' || next === ')'))) return kept;
    if (next === "'" || next === '"' || next === '`') {
      yield* quoted(source, next === "'" && source.dialect === 'mysql', 0);
      if (kept.length < 200) kept += depth > 0 ? "''" : " ''";
      continue;
    }
    if (next === '(') depth += 1;
    if (next === ')') depth -= 1;
    const word = /[\w]/.test(next) ? yield* name(source) : '';
    if (word === '') source.at += 1;
    if (kept.length < 200)
      kept += word === '' ? next : `${kept === '' || kept.endsWith('(') || kept.endsWith(',') ? '' : ' '}${word}`;
  }
}

/** `character varying(255)`, `int(10) unsigned`: the words before NOT NULL, DEFAULT and the like. */
function typeIn(definition: string): string {
  const [type] = definition.split(
    / (?:NOT|NULL|DEFAULT|AUTO_INCREMENT|COLLATE|CHARACTER SET|COMMENT|PRIMARY|UNIQUE|GENERATED|CONSTRAINT|REFERENCES|CHECK|ON|KEY)\b/i,
  );
  return (type ?? '').trim().toLowerCase();
}

function* trigger(source: Source, text: string, kind: 'trigger' | 'event'): Reading<Made> {
  const made = yield* objectName(source);
  let found = '';
  const most = kind === 'trigger' ? 40 : 0;
  for (let words = 0; words < most; words++) {
    const word = yield* name(source);
    if (word === '') {
      if ((yield* peek(source)) === '') break;
      source.at += 1;
    }
    if (word.toUpperCase() !== 'ON') continue;
    found = yield* objectName(source);
    break;
  }
  return { what: 'trigger', trigger: { name: made, table: found, body: latin(text.slice(0, 65_536)), kind } };
}

/** Names are read byte by byte. */
function latin(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
