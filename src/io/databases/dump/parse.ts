import { quickValue } from './quick-value.ts';
import { blank, has, line, name, peek, quoted, type Reading, type Source, statement, unescaped } from './tokens.ts';

/** A value as a dump writes it; `text` is one character a byte. */
export type Raw = { readonly text: string; readonly how: 'string' | 'bare' | 'hex' | 'bits' } | null;

/** What a reader of a dump wants of a table's rows. */
export interface Wish {
  /** Bytes of each value that are kept; 0 if rows are only counted. */
  most: number;
  row(cells: readonly Raw[] | undefined): void;
}

export interface Sink {
  /** Any statement that makes, changes or drops something; the first 256 KiB of it. */
  made(text: string): void;
  used(schema: string): void;
  /** Rows are coming; `columns` where the statement names them. */
  rows(table: string, columns: readonly string[] | undefined, from: number): Wish;
  /** They have ended here. */
  rowsEnded(table: string, at: number): void;
}

const MOST_STATEMENT = 256 * 1024;
const MOST_CELLS = 4_096;

/** Reads a dump from one statement to the next. Yields whenever it needs more text. */
export function* parseDump(source: Source, sink: Sink): Reading<void> {
  for (;;) {
    yield* blank(source);
    const first = yield* peek(source);
    if (first === '') return;
    const from = source.base + source.at;
    if (first === '\\') yield* line(source, 0);
    else if (source.text.startsWith(source.delimiter, source.at)) source.at += source.delimiter.length;
    else yield* oneStatement(source, sink, (yield* name(source)).toUpperCase(), from);
  }
}

function* oneStatement(source: Source, sink: Sink, word: string, from: number): Reading<void> {
  if (word === 'INSERT' || word === 'REPLACE') return yield* insert(source, sink, from);
  if (word === 'COPY') return yield* copy(source, sink, from);
  if (word === 'DELIMITER') {
    source.delimiter = (yield* line(source, 20)).trim() || ';';
    return;
  }
  if (word === 'CREATE' || word === 'DROP') return sink.made(`${word} ${yield* statement(source, MOST_STATEMENT)}`);
  if (word === 'USE') return sink.used((yield* statement(source, 300)).trim().replace(/^`|`$/g, ''));
  if (word === 'PRAGMA') source.dialect = 'sqlite';
  if (word === '') source.at += 1;
  const rest = yield* statement(source, 200);
  if (word === 'SET' && /standard_conforming_strings/.test(rest)) source.dialect = 'postgres';
  return;
}

/** `schema.table` without the schema. */
function* tableName(source: Source): Reading<string> {
  let found = yield* name(source);
  while ((yield* peek(source)) === '.') {
    source.at += 1;
    found = yield* name(source);
  }
  return found;
}

function* columnList(source: Source): Reading<readonly string[] | undefined> {
  yield* blank(source);
  if ((yield* peek(source)) !== '(') return undefined;
  const columns: string[] = [];
  do {
    source.at += 1;
    columns.push(yield* name(source));
    yield* blank(source);
  } while ((yield* peek(source)) === ',' && columns.length < MOST_CELLS);
  if ((yield* peek(source)) === ')') source.at += 1;
  return columns;
}

function* insert(source: Source, sink: Sink, from: number): Reading<void> {
  for (let word = ''; word.toUpperCase() !== 'INTO';) {
    word = yield* name(source);
    if (word === '') return void (yield* statement(source, 0));
  }
  const table = yield* tableName(source);
  const columns = yield* columnList(source);
  let word = (yield* name(source)).toUpperCase();
  while (
    word === 'OVERRIDING' ||
    word === 'SYSTEM' ||
    word === 'USER' ||
    (word === 'VALUE' && source.dialect === 'postgres')
  )
    word = (yield* name(source)).toUpperCase();
  if (word !== 'VALUES' && word !== 'VALUE') return void (yield* statement(source, 0));
  const wish = sink.rows(table, columns, from);
  for (;;) {
    yield* blank(source);
    if ((yield* peek(source)) !== '(') break;
    source.at += 1;
    if (!(yield* tuple(source, wish))) break;
    yield* blank(source);
    if ((yield* peek(source)) !== ',') break;
    source.at += 1;
  }
  yield* statement(source, 0);
  sink.rowsEnded(table, source.base + source.at);
}

/** One row up to its closing bracket; false where it is not whole. */
function* tuple(source: Source, wish: Wish): Reading<boolean> {
  const most = wish.most;
  const cells: Raw[] = [];
  for (;;) {
    const quick = quickValue(source, most, bareValue);
    const value = quick === undefined ? yield* oneValue(source, most) : quick;
    if (most > 0 && cells.length < MOST_CELLS) cells.push(value);
    if (source.at >= source.text.length && !(yield* has(source, 1))) {
      source.broken = true;
      return false;
    }
    const stop = source.text.charAt(source.at);
    source.at += 1;
    if (stop === ',') continue;
    wish.row(most > 0 ? cells : undefined);
    return true;
  }
}

/** A literal, or the first string in an expression, up to the comma or bracket behind it. */
function* oneValue(source: Source, most: number): Reading<Raw> {
  let depth = 0;
  let bare = '';
  let found: Raw = null;
  let maker = '';
  while (yield* has(source, 1)) {
    const character = source.text.charAt(source.at);
    if (depth === 0 && (character === ',' || character === ')')) break;
    if (character === "'" || (character === '"' && source.dialect === 'mysql')) {
      const prefix = bare.trim().toLowerCase();
      const text = yield* quoted(source, source.dialect === 'mysql' || prefix === 'e', most);
      found ??= { text, how: prefix === 'x' ? 'hex' : prefix === 'b' ? 'bits' : 'string' };
      bare = '';
    } else if (character === '(') {
      depth += 1;
      maker ||= bare.trim().toLowerCase();
      bare = '';
      source.at += 1;
    } else if (character === ')') {
      depth -= 1;
      source.at += 1;
    } else if (character === '/' && source.text.startsWith('/*', source.at)) yield* blank(source);
    else bare += bareText(source, most * 2 + 64 - bare.length);
  }
  if (found) return maker === 'replace' || maker === 'unistr' ? { ...found, text: undone(found.text) } : found;
  return most > 0 ? bareValue(bare.trim()) : null;
}

/** SQLite's shell writes line ends as `replace('a\nb','\n',char(10))`, newer ones as `unistr('a\u000ab')`. */
function undone(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|n|r)/gi, (all, code: string | undefined) =>
    code === undefined ? unescaped(all.slice(1)) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function bareText(source: Source, most: number): string {
  const start = source.at;
  let at = start;
  for (; at < source.text.length; at++) {
    const code = source.text.charCodeAt(at);
    if (code === 44 || code === 40 || code === 41 || code === 39 || (code === 34 && source.dialect === 'mysql')) break;
    if (code === 47 && at > start) break;
  }
  source.at = Math.max(at, start + 1);
  return source.text.slice(start, Math.min(source.at, start + Math.max(0, most)));
}

function bareValue(bare: string): Raw {
  if (bare === '' || /^null(?:\b|::)/i.test(bare)) return null;
  if (/^0x/i.test(bare)) return { text: bare.slice(2), how: 'hex' };
  const cast = bare.indexOf('::');
  return { text: cast < 0 ? bare : bare.slice(0, cast), how: 'bare' };
}

function* copy(source: Source, sink: Sink, from: number): Reading<void> {
  source.dialect = 'postgres';
  const table = yield* tableName(source);
  const columns = yield* columnList(source);
  const rest = yield* statement(source, 300);
  if (!/\bfrom\s+stdin\b/i.test(rest)) return;
  yield* line(source, 0);
  const wish = sink.rows(table, columns, from);
  for (;;) {
    if (!(yield* has(source, 1))) {
      source.broken = true;
      break;
    }
    yield* has(source, 3);
    if (/^\\\.(?:\r|\n|$)/.test(source.text.slice(source.at, source.at + 3))) {
      yield* line(source, 0);
      break;
    }
    const most = wish.most;
    const cells = yield* copiedRow(source, most);
    if (cells) wish.row(most > 0 ? cells : undefined);
  }
  sink.rowsEnded(table, source.base + source.at);
}

function* copiedRow(source: Source, most: number): Reading<readonly Raw[] | undefined> {
  const cells: Raw[] = [];
  for (;;) {
    const { cell, stop } = yield* copiedCell(source, most);
    if (most > 0 && cells.length < MOST_CELLS) cells.push(cell);
    if (stop === '\t') continue;
    if (stop === '\n') return cells;
    source.broken = true;
    return undefined;
  }
}

function* copiedCell(source: Source, most: number): Reading<{ cell: Raw; stop: string }> {
  let text = '';
  let empty = false;
  for (;;) {
    const start = source.at;
    let at = start;
    for (; at < source.text.length; at++) {
      const code = source.text.charCodeAt(at);
      if (code === 9 || code === 10 || code === 92) break;
    }
    if (text.length < most) text += source.text.slice(start, Math.min(at, start + most - text.length));
    source.at = at;
    if (!(yield* has(source, 1))) return { cell: null, stop: '' };
    const stop = source.text.charAt(source.at);
    // The text at hand had run out, and what came after it goes on with the value.
    if (stop !== '\\' && stop !== '\t' && stop !== '\n') continue;
    if (stop !== '\\') {
      source.at += 1;
      return { cell: empty ? null : { text, how: 'string' }, stop };
    }
    yield* has(source, 2);
    const next = source.text.charAt(source.at + 1);
    if (next === 'N') empty = true;
    else if (text.length < most) text += unescaped(next);
    source.at += 2;
  }
}
