/** What stands at one place inside a value. `name` is the key that it goes by. */
export interface Leaf {
  readonly text: string;
  readonly name: string;
}
/** Gives the new text of a leaf, or the same. Texts are bytes as characters 0 to 255. */
export type Rewrite = (leaf: Leaf) => string;

const DEEPEST = 6;

/**
 * Rewrites the leaves of a value: of PHP's `serialize`, of JSON, or the text itself. The container stays valid: lengths
 * are counted anew, JSON is escaped, a number that is none any more becomes a string. What is not changed stays as it
 * was to the byte.
 */
export function rewriteValue(text: string, name: string, rewrite: Rewrite, depth = 0): string {
  if (depth < DEEPEST) {
    const inner: Rewrite = (leaf) => rewriteValue(leaf.text, leaf.name, rewrite, depth + 1);
    const made = rewritePhp(text, name, inner) ?? rewriteJson(text, name, inner);
    if (made !== undefined) return made;
  }
  return rewrite({ text, name });
}

/** `undefined` if it is not a serialized value from beginning to end. */
function rewritePhp(text: string, name: string, rewrite: Rewrite): string | undefined {
  if (!/^(?:[aO]:\d{1,10}:|s:\d{1,10}:")/.test(text)) return undefined;
  const out: string[] = [];
  const end = phpValue(text, 0, name, rewrite, out, 0);
  return end === text.length ? out.join('') : undefined;
}

/** Where the value that begins at `at` ends; -1 if it is broken. */
function phpValue(text: string, at: number, name: string, rewrite: Rewrite, out: string[], depth: number): number {
  if (depth > 60) return -1;
  const kind = text.charAt(at);
  if (kind === 's') return phpText(text, at, name, rewrite, out);
  if (kind === 'a' || kind === 'O') return phpMap(text, at, rewrite, out, depth);
  if (!'NbidrR'.includes(kind) || kind === '') return -1;
  const end = text.indexOf(';', at);
  if (end < 0 || end - at > 60) return -1;
  const raw = text.slice(at, end + 1);
  if (kind !== 'i') return push(out, raw, end + 1);
  const number = raw.slice(2, -1);
  const made = rewrite({ text: number, name });
  if (made === number) return push(out, raw, end + 1);
  return push(out, /^-?\d{1,18}$/.test(made) ? `i:${made};` : phpString(made), end + 1);
}

function phpText(text: string, at: number, name: string, rewrite: Rewrite, out: string[]): number {
  const span = phpSpan(text, at + 1);
  if (!span || text.charAt(span.end) !== ';') return -1;
  const made = rewrite({ text: span.value, name });
  return push(out, made === span.value ? text.slice(at, span.end + 1) : phpString(made), span.end + 1);
}

function phpMap(text: string, at: number, rewrite: Rewrite, out: string[], depth: number): number {
  let place = at + 1;
  if (text.charAt(at) === 'O') {
    const name = phpSpan(text, place);
    if (!name) return -1;
    place = name.end;
  }
  const head = /^:(\d{1,10}):\{/.exec(text.slice(place, place + 14));
  if (!head) return -1;
  place += head[0].length;
  out.push(text.slice(at, place));
  for (let left = Number(head[1]); left > 0; left--) {
    const key: string[] = [];
    place = phpValue(text, place, '', ({ text: same }) => same, key, depth + 1);
    if (place < 0) return -1;
    const raw = key.join('');
    out.push(raw);
    place = phpValue(text, place, keyName(raw), rewrite, out, depth + 1);
    if (place < 0) return -1;
  }
  return text.charAt(place) === '}' ? push(out, '}', place + 1) : -1;
}

/** `:5:"hello"`, from the first colon on. */
function phpSpan(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const head = /^:(\d{1,10}):"/.exec(text.slice(at, at + 14));
  if (!head) return undefined;
  const start = at + head[0].length;
  const end = start + Number(head[1]);
  return text.charAt(end) === '"' ? { value: text.slice(start, end), end: end + 1 } : undefined;
}

function phpString(value: string): string {
  return `s:${value.length}:"${value}";`;
}

/** Private and protected properties carry their class between NUL bytes. */
function keyName(raw: string): string {
  const key = /^s:\d+:"(.*)";$/s.exec(raw)?.[1] ?? '';
  return key.startsWith('\0') ? key.slice(key.lastIndexOf('\0') + 1) : key;
}

function push(out: string[], text: string, end: number): number {
  out.push(text);
  return end;
}

const jsonToken = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],:]|true|false|null|\s+/gsy;

/** `undefined` if it is no JSON object or list. */
function rewriteJson(bytes: string, name: string, rewrite: Rewrite): string | undefined {
  if (!/^\s{0,100}[[{]/.test(bytes)) return undefined;
  const text = fromBytes(bytes);
  if (toBytes(text) !== bytes || !isJson(text)) return undefined;
  const tokens = text.match(jsonToken) ?? [];
  if (tokens.join('') !== text) return undefined;
  let key = name;
  const out = tokens.map((token, index) => {
    if (token.startsWith('"')) {
      const value = JSON.parse(token) as string;
      if (isKey(tokens, index)) {
        key = value;
        return token;
      }
      const before = toBytes(value);
      const made = rewrite({ text: before, name: key });
      return made === before ? token : JSON.stringify(fromBytes(made));
    }
    if (!/^-?\d/.test(token)) return token;
    const made = rewrite({ text: token, name: key });
    if (made === token) return token;
    return /^[1-9]\d*$/.test(made) ? made : JSON.stringify(fromBytes(made));
  });
  return toBytes(out.join(''));
}

function isKey(tokens: readonly string[], index: number): boolean {
  const next = tokens[index + 1] ?? '';
  return next === ':' || (/^\s/.test(next) && tokens[index + 2] === ':');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** Text as its bytes in UTF-8, as characters 0 to 255. */
export function toBytes(text: string): string {
  if (isAscii(text)) return text;
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function fromBytes(bytes: string): string {
  if (isAscii(bytes)) return bytes;
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
