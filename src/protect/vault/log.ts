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
}

export type LogWords = Pick<LogEntry, 'did' | 'who' | 'why' | 'what'>;
const FIRST = '0'.repeat(64);

/** An empty log, made together with the key ring. */
export function beginLog(store: LogStore, key: KeyObject): Promise<void> {
  return store.setHead(headText(0, FIRST, key));
}

/** Adds a line. It is on the disk before this returns. */
export async function writeLog(store: LogStore, key: KeyObject, words: LogWords, now: Date): Promise<LogEntry> {
  const found = await checkLog(store, key);
  if (found.broken !== undefined) throw new Error(found.broken);
  const body = { n: found.entries + 1, at: now.toISOString(), ...words, before: found.last };
  const entry = { ...body, mac: macOf(key, JSON.stringify(body)) };
  const line = JSON.stringify(entry);
  await store.append(line);
  await store.setHead(headText(entry.n, digest(line), key));
  return entry;
}

export interface LogState {
  readonly entries: number;
  readonly last: string;
  /** One sentence, if a line was changed, taken out or put in, or the end was cut off. */
  readonly broken?: string;
}

/** Follows the chain from the first line to the last. */
export async function checkLog(store: LogStore, key: KeyObject): Promise<LogState> {
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
    if (entries === head.n) {
      reached = true;
      if (last !== head.last) return { entries, last, broken: `Line ${entries} of the log was exchanged.` };
    }
  }
  // One line more than the head knows was written just before a crash.
  if (!reached || entries > head.n + 1)
    return { entries, last, broken: `The log ends after line ${entries}; it had ${head.n}.` };
  return { entries, last };
}

function fits(entry: LogEntry, line: string, key: KeyObject): boolean {
  const { mac, ...body } = entry;
  const wanted = Buffer.from(macOf(key, JSON.stringify(body)));
  const given = Buffer.from(typeof mac === 'string' ? mac : '');
  return wanted.length === given.length && timingSafeEqual(wanted, given) && JSON.stringify(entry) === line;
}

function headText(n: number, last: string, key: KeyObject): string {
  return `${n} ${last} ${macOf(key, `head ${n} ${last}`)}\n`;
}

function readHead(text: string | undefined, key: KeyObject): { readonly n: number; readonly last: string } | undefined {
  if (text === undefined) return undefined;
  const [n = '', last = ''] = text.split(' ');
  return headText(Number(n), last, key) === text ? { n: Number(n), last } : undefined;
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
