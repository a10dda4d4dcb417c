import type { KeyObject } from 'node:crypto';
import { type Access, nobody, readAccess } from './access.ts';
import { type Approval, readApproval } from './approval.ts';
import { addLines, checkLog, type LogEntry, type LogStore, type LogWords } from './log.ts';

/** What the log of the vault says of now: who may do what, what was opened lately, what was approved. */
export interface Standing {
  readonly access: Access;
  /** When the last line was written, in milliseconds; time never goes back behind it, whatever the clock says. */
  readonly last: number;
  /** When values were opened without an approval in the last hour, in milliseconds. */
  readonly opened: readonly number[];
  readonly approvals: readonly Approval[];
  /** Values opened under each approval. */
  readonly used: ReadonlyMap<string, number>;
}

/** The log, kept in memory and read anew only when another process has added to it. */
export interface Record {
  /** Throws if the log was changed by somebody without its key. */
  standing(): Promise<Standing>;
  /** Adds lines that are decided on with the standing of that moment; they are on the disk before this returns. */
  add(decide: (standing: Standing, now: Date) => readonly LogWords[], now: Date): Promise<readonly LogEntry[]>;
}

export const HOUR = 3_600_000;

type Tail = { head: string | undefined; entries: number; digest: string; standing: Open };
type Open = { access: Access; last: number; opened: number[]; approvals: Approval[]; used: Map<string, number> };

export function openRecord(store: LogStore, key: KeyObject): Record {
  let tail: Tail | undefined;

  async function fresh(): Promise<Tail> {
    const head = await store.head();
    if (tail && tail.head === head) return tail;
    const standing: Open = { access: nobody, last: 0, opened: [], approvals: [], used: new Map() };
    const state = await checkLog(store, key, (entry) => follow(standing, entry));
    if (state.broken !== undefined) throw new Error(state.broken);
    tail = { head, entries: state.entries, digest: state.last, standing };
    return tail;
  }

  return {
    async standing() {
      if (tail && (await store.head()) === tail.head) return tail.standing;
      return store.alone(async () => (await fresh()).standing);
    },
    add: (decide, now) =>
      store.alone(async () => {
        const known = await fresh();
        const at = new Date(Math.max(now.getTime(), known.standing.last));
        const words = decide(known.standing, at);
        tail = undefined; // if writing fails half-way, it is read anew
        const made = await addLines(store, key, { entries: known.entries, last: known.digest }, words, at);
        for (const entry of made) follow(known.standing, entry);
        const head = await store.head();
        const digest = head?.split(' ')[1];
        if (digest !== undefined) tail = { ...known, head, entries: known.entries + made.length, digest };
        return made;
      }),
  };
}

function follow(standing: Open, { did, at, what, why }: LogEntry): void {
  const time = Date.parse(at);
  standing.last = Math.max(standing.last, time);
  if (did === 'access') standing.access = readAccess(what);
  if (did === 'approve') standing.approvals.push(readApproval(what, why));
  if (did === 'open') standing.opened.push(time);
  if (did === 'open-approved') {
    const id = what.slice(what.lastIndexOf(' ') + 1);
    standing.used.set(id, (standing.used.get(id) ?? 0) + 1);
  }
  while ((standing.opened[0] ?? Infinity) <= standing.last - HOUR) standing.opened.shift();
}
