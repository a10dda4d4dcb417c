/** A stretch of a dump, one character a byte. A reader that needs more yields; whoever drives it appends. */
export interface Source {
  text: string;
  at: number;
  /** Bytes before `text`. */
  base: number;
  ended: boolean;
  dialect: 'mysql' | 'postgres' | 'sqlite';
  delimiter: string;
  /** It ended inside a statement. */
  broken: boolean;
  readonly comments: string[];
}
export type Reading<Result> = Generator<undefined, Result, undefined>;

export function makeSource(dialect: Source['dialect'] = 'mysql', base = 0): Source {
  return { text: '', at: 0, base, ended: false, dialect, delimiter: ';', broken: false, comments: [] };
}

/** Adds what was read next. */
export function append(source: Source, chunk: string): void {
  source.base += source.at;
  source.text = source.at < source.text.length ? source.text.slice(source.at) + chunk : chunk;
  source.at = 0;
}

const BACKSLASH = 92;
const MOST_COMMENTS = 80;
const LONGEST_NAME = 512;

/** Whether so many more bytes are there. */
export function* has(source: Source, count: number): Reading<boolean> {
  while (source.text.length - source.at < count) {
    if (source.ended) return false;
    yield;
  }
  return true;
}

/** The next character without taking it; empty at the end. */
export function* peek(source: Source): Reading<string> {
  return (yield* has(source, 1)) ? source.text.charAt(source.at) : '';
}

/** Skips white space, comments and the brackets of comments that hold statements (`/*!40101 … *\/`). */
export function* blank(source: Source): Reading<void> {
  while (yield* has(source, 1)) {
    const code = source.text.charCodeAt(source.at);
    if (code <= 32) source.at += 1;
    else if (code === 0xef && source.base + source.at === 0) source.at += 3;
    else if (code === 45 && (yield* has(source, 2)) && source.text.charCodeAt(source.at + 1) === 45)
      yield* note(source);
    else if (code === 35 && source.dialect === 'mysql') yield* note(source);
    else if (!(code === 47 || code === 42) || !(yield* comment(source))) return;
  }
}

function* comment(source: Source): Reading<boolean> {
  yield* has(source, 12);
  const next = source.text.slice(source.at, source.at + 12);
  if (next.startsWith('*/')) {
    source.at += 2;
    return true;
  }
  if (!next.startsWith('/*')) return false;
  const conditional = /^\/\*M?!(\d{0,6})/.exec(next);
  if (conditional && conditional[1] !== '999999') source.at += conditional[0].length;
  else yield* until(source, '*/');
  return true;
}

function* note(source: Source): Reading<void> {
  const words = yield* line(source, 300);
  if (source.comments.length < MOST_COMMENTS) source.comments.push(words);
  else
    source.comments[MOST_COMMENTS - 1] = /complete/i.test(words) ? words : (source.comments[MOST_COMMENTS - 1] ?? '');
}

/** The rest of the line, of which `most` bytes are kept. */
export function* line(source: Source, most: number): Reading<string> {
  return yield* until(source, '\n', most);
}

function* until(source: Source, mark: string, most = 0): Reading<string> {
  let kept = '';
  while (yield* has(source, mark.length)) {
    const found = source.text.indexOf(mark, source.at);
    const stop = found < 0 ? source.text.length - mark.length + 1 : found;
    if (kept.length < most) kept += source.text.slice(source.at, Math.min(stop, source.at + most - kept.length));
    source.at = stop;
    if (found < 0) continue;
    source.at += mark.length;
    return kept;
  }
  source.at = source.text.length;
  return kept;
}

/** What stands in quotes, undone; `most` bytes are kept. Begins at the quote. */
export function* quoted(source: Source, escapes: boolean, most: number): Reading<string> {
  const quote = source.text.charCodeAt(source.at);
  source.at += 1;
  let kept = '';
  for (;;) {
    const stop = plainUntil(source.text, source.at, quote, escapes);
    if (kept.length < most && stop > source.at)
      kept += source.text.slice(source.at, Math.min(stop, source.at + most - kept.length));
    source.at = stop;
    if (!(yield* has(source, 1))) {
      source.broken = true;
      return kept;
    }
    const code = source.text.charCodeAt(source.at);
    if (code === BACKSLASH && escapes) {
      if (!(yield* has(source, 2))) continue;
      if (kept.length < most) kept += unescaped(source.text.charAt(source.at + 1));
      source.at += 2;
    } else if (code === quote) {
      source.at += 1;
      if (!(yield* has(source, 1)) || source.text.charCodeAt(source.at) !== quote) return kept;
      if (kept.length < most) kept += String.fromCharCode(quote);
      source.at += 1;
    }
  }
}

function plainUntil(text: string, from: number, quote: number, escapes: boolean): number {
  const quoteAt = text.indexOf(String.fromCharCode(quote), from);
  const end = quoteAt < 0 ? text.length : quoteAt;
  if (!escapes) return end;
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === BACKSLASH) return at;
  return end;
}

/** MySQL's and PostgreSQL's escapes for one character. */
export function unescaped(character: string): string {
  const known: Readonly<Record<string, string>> = {
    '0': '\0',
    n: '\n',
    r: '\r',
    t: '\t',
    b: '\b',
    Z: '\u001a',
    f: '\f',
    v: '\v',
  };
  return known[character] ?? character;
}

/** A bare word or a quoted name; empty if neither stands here. */
export function* name(source: Source): Reading<string> {
  yield* blank(source);
  const first = yield* peek(source);
  if (first === '`' || first === '"') return yield* quoted(source, false, LONGEST_NAME);
  if (first === '[') return (yield* until(source, ']', LONGEST_NAME)).slice(1);
  let found = '';
  while ((yield* has(source, 1)) && isWord(source.text.charCodeAt(source.at))) {
    if (found.length < LONGEST_NAME) found += source.text.charAt(source.at);
    source.at += 1;
  }
  return found;
}

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    code === 36 ||
    code >= 128
  );
}

/** A statement to its end, without comments; `most` bytes are kept. */
export function* statement(source: Source, most: number): Reading<string> {
  let kept = '';
  const keep = (text: string): void => {
    if (kept.length < most) kept += text;
  };
  while (yield* has(source, 1)) {
    const character = source.text.charAt(source.at);
    if (
      character === source.delimiter.charAt(0) &&
      (yield* has(source, source.delimiter.length)) &&
      source.text.startsWith(source.delimiter, source.at)
    ) {
      source.at += source.delimiter.length;
      return kept;
    }
    if (character === "'" || character === '"' || character === '`') {
      keep(
        character +
          (yield* quoted(source, character === "'" && source.dialect === 'mysql', most)).replaceAll(
            character,
            character + character,
          ) +
          character,
      );
    } else if (character === '$' && source.dialect === 'postgres') keep(yield* dollars(source, most));
    else if (character === '-' || character === '#' || character === '/' || character === '*') {
      const before = source.base + source.at;
      yield* blank(source);
      if (source.base + source.at > before) keep(' ');
      else source.at += (keep(character), 1);
    } else source.at += (keep(character), 1);
  }
  source.broken ||= kept.trim() !== '';
  return kept;
}

/** PostgreSQL's `$$ … $$` and `$tag$ … $tag$`. */
function* dollars(source: Source, most: number): Reading<string> {
  yield* has(source, 66);
  const tag = /^\$[A-Za-z_]{0,63}\$/.exec(source.text.slice(source.at, source.at + 66))?.[0];
  if (tag === undefined) {
    source.at += 1;
    return '$';
  }
  source.at += tag.length;
  return tag + (yield* until(source, tag, most)) + tag;
}
