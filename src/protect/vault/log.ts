import { createHash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { macOf } from './derive.ts';

/** One line of the log: what was done, by whom and why; bound to the line before. */
export interface LogEntry {
  readonly n: number;
  readonly at: string;
  readonly did: string;
  readonly who: string;
  readonly why: string;
  /** Token, table or key that was meant; never a value in clear. */
  readonly what: string;
  readonly before: string;
  readonly mac: string;
}

/** Where the log lies: lines that are only ever added, and beside them how far it goes. */
export interface LogStore {
  lines(): Promise<readonly string[]>;
  append(line: string): Promise<void>;
  head(): Promise<string | undefined>;
  setHead(text: string): Promise<void>;
  /** Runs work while no other process adds lines. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

export type LogWords = Pick<LogEntry, 'did' | 'who' | 'why' | 'what'>;
const FIRST = '0'.repeat(64);

/** An empty log, made together with the key ring. */
export function beginLog(store: LogStore, key: KeyObject): Promise<void> {
  return store.setHead(headText(0, FIRST, key));
}

/** Adds a line. It is on the disk before this returns. */
export function writeLog(store: LogStore, key: KeyObject, words: LogWords, now: Date): Promise<LogEntry> {
  return store.alone(async () => {
    const found = await checkLog(store, key);
    if (found.broken !== undefined) throw new Error(found.broken);
    const [entry] = await addLines(store, key, found, [words], now);
    if (!entry) throw new Error('a line that was added is there');
    return entry;
  });
}

/** Adds lines behind a whole log, inside `alone`. All are on the disk before this returns. */
export async function addLines(
  store: LogStore,
  key: KeyObject,
  { entries, last }: Pick<LogState, 'entries' | 'last'>,
  all: readonly LogWords[],
  now: Date,
): Promise<readonly LogEntry[]> {
  if (all.length === 0) return [];
  const made: LogEntry[] = [];
  const lines: string[] = [];
  let before = last;
  for (const words of all) {
    const body = { n: entries + made.length + 1, at: now.toISOString(), ...words, before };
    const entry = { ...body, mac: macOf(key, JSON.stringify(body)) };
    const line = JSON.stringify(entry);
    made.push(entry);
    lines.push(line);
    before = digest(line);
  }
  // The head says first how many lines are coming, so that a crash between them is no hole.
  if (all.length > 1) await store.setHead(headText(entries, last, key, all.length));
  await store.append(lines.join('\n'));
  await store.setHead(headText(entries + all.length, before, key));
  return made;
}

export interface LogState {
  readonly entries: number;
  /** Digest of the last line. */
  readonly last: string;
  /** One sentence, if a line was changed, taken out or put in, or the end was cut off. */
  readonly broken?: string;
}

/** Follows the chain from the first line to the last; `each` is shown every line that fits. */
export async function checkLog(
  store: LogStore,
  key: KeyObject,
  each: (entry: LogEntry) => void = () => undefined,
): Promise<LogState> {
  let last = FIRST;
  let entries = 0;
  const lines = await store.lines();
  const head = readHead(await store.head(), key);
  if (head === undefined) return { entries, last, broken: 'What says how far the log goes is gone or was changed.' };
  let reached = head.n === 0;
  for (const line of lines) {
    const entry = parse(line);
    if (!entry || entry.n !== entries + 1 || entry.before !== last || !fits(entry, line, key))
      return { entries, last, broken: `Line ${entries + 1} of the log was changed, or one is missing before it.` };
    entries += 1;
    last = digest(line);
    each(entry);
    if (entries === head.n) {
      reached = true;
      if (last !== head.last) return { entries, last, broken: `Line ${entries} of the log was exchanged.` };
    }
  }
  // Lines that were coming when the head was written may be there or not: it crashed in between.
  if (!reached || entries > head.n + head.coming)
    return { entries, last, broken: `The log ends after line ${entries}; it had ${head.n}.` };
  return { entries, last };
}

function fits(entry: LogEntry, line: string, key: KeyObject): boolean {
  const { mac, ...body } = entry;
  const wanted = Buffer.from(macOf(key, JSON.stringify(body)));
  const given = Buffer.from(typeof mac === 'string' ? mac : '');
  return wanted.length === given.length && timingSafeEqual(wanted, given) && JSON.stringify(entry) === line;
}

function headText(n: number, last: string, key: KeyObject, coming = 1): string {
  const words = coming === 1 ? `${n} ${last}` : `${n} ${last} ${coming}`;
  return `${words} ${macOf(key, `head ${words}`)}\n`;
}

interface Head {
  readonly n: number;
  readonly last: string;
  readonly coming: number;
}

function readHead(text: string | undefined, key: KeyObject): Head | undefined {
  if (text === undefined) return undefined;
  const parts = text.split(' ');
  const [n = '', last = '', more = ''] = parts;
  const coming = parts.length === 4 ? Number(more) : 1;
  return headText(Number(n), last, key, coming) === text ? { n: Number(n), last, coming } : undefined;
}

function parse(line: string): LogEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as LogEntry) : undefined; // `fits` looks at every field
  } catch {
    return undefined;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
