import { type After, followed } from './after.ts';
import { type Attack, looksWorked } from './attack.ts';
import { type Logged, plainTarget, readLine } from './request.ts';

/** One client that sent an attack. */
export interface Attacker {
  readonly client: string;
  readonly agent: string;
  readonly asked: number;
  readonly worked: number;
  readonly statuses: readonly number[];
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** The first request that looks as if it had worked, else the first: method and path. */
  readonly request: string;
  /** From the first request that looks as if it had worked. */
  readonly after?: After;
}

export interface Hunted {
  readonly attack: Attack;
  readonly asked: number;
  readonly worked: number;
  /** How many clients; at most `MOST_CLIENTS` are told apart. */
  readonly clients: number;
  /** Those whose requests look as if they had worked first, at most five. */
  readonly attackers: readonly Attacker[];
}

export interface Heard {
  readonly lines: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Files of which no line could be read, by name. */
  readonly unread: readonly string[];
  /** Whether any log keeps what was sent. */
  readonly bodies: boolean;
  readonly hunted: readonly Hunted[];
}

const MOST_CLIENTS = 20_000;
const MOST_FOLLOWED = 200;
const TRIED = 40;
const LONGEST_LINE = 65_536;

/** Hunts through logs that come in chunks, the oldest first. Holds only counts, and what few clients did. */
export function makeHunt(attacks: readonly Attack[]): {
  file(name: string): { add(chunk: Uint8Array): void; end(): void };
  tell(): Heard;
} {
  const anchor = new RegExp(
    `${attacks.flatMap(({ anchors }) => anchors).join('|')}|%(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])`,
    'g',
  );
  const board = makeBoard(attacks);
  let lines = 0;
  let first: number | undefined;
  let last: number | undefined;
  let bodies = false;
  const unread: string[] = [];

  function span(at: number | undefined): void {
    if (at === undefined) return;
    if (first === undefined || at < first) first = at;
    if (last === undefined || at > last) last = at;
  }

  function nextHit(text: string, from: number): number {
    anchor.lastIndex = from;
    return anchor.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  }

  return {
    file(name) {
      let rest = '';
      let tried = 0;
      let readable = 0;
      let latest = '';

      function sniff(line: string): void {
        tried++;
        const request = readLine(line);
        if (!request) return;
        readable++;
        bodies ||= request.body !== undefined;
        span(request.at);
      }

      function work(text: string): void {
        // Faster than a pattern that looks past the case of letters.
        const lowered = text.toLowerCase();
        let hit = nextHit(lowered, 0);
        let start = 0;
        for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
          lines++;
          if (tried < TRIED && end > start) sniff(text.slice(start, end).trimEnd());
          const isHit = hit < end;
          if (isHit || board.following()) board.hear(text.slice(start, end).trimEnd(), isHit);
          start = end + 1;
          if (isHit) hit = nextHit(lowered, start);
        }
        latest = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
      }

      return {
        add(chunk) {
          const text = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
          const end = text.lastIndexOf('\n') + 1;
          if (end > 0) work(text.slice(0, end));
          // A line without end is not kept in memory for ever.
          rest = text.length - end > LONGEST_LINE ? '' : text.slice(end);
        },
        end() {
          if (rest !== '') work(`${rest}\n`);
          span(readLine(latest.trimEnd())?.at);
          if (tried > 0 && readable === 0) unread.push(name);
        },
      };
    },
    tell: () => ({ lines, first, last, unread, bodies, hunted: board.tell() }),
  };
}

interface Tally {
  readonly client: string;
  agent: string;
  asked: number;
  worked: number;
  failed: number;
  readonly statuses: Set<number>;
  first: number | undefined;
  last: number | undefined;
  request: string;
  after?: ReturnType<typeof followed>;
}

/** Who asked for what, and how it was answered. */
function makeBoard(attacks: readonly Attack[]) {
  const tallies = new Map(attacks.map((attack) => [attack, new Map<string, Tally>()]));
  const trails = new Map<string, ReturnType<typeof followed>>();
  const over = new Map<Attack, { asked: number; worked: number }>();

  function count(attack: Attack, request: Logged): void {
    const ofAttack = tallies.get(attack);
    const known = ofAttack?.get(request.client);
    const worked = looksWorked(attack, request.status);
    if (!known && (ofAttack?.size ?? 0) >= MOST_CLIENTS) {
      const more = over.get(attack) ?? { asked: 0, worked: 0 };
      over.set(attack, { asked: more.asked + 1, worked: more.worked + (worked && !attack.guessing ? 1 : 0) });
      return;
    }
    const tally = known ?? tallyOf(request);
    ofAttack?.set(request.client, tally);
    tally.asked++;
    if (tally.statuses.size < 10) tally.statuses.add(request.status);
    tally.last = request.at ?? tally.last;
    const guessing = attack.guessing;
    if (guessing && request.status === guessing.failed) tally.failed++;
    if (!worked || (guessing && (tally.failed < guessing.times || request.status === guessing.failed))) return;
    if (tally.worked++ === 0) {
      tally.request = named(request);
      tally.agent = request.agent.slice(0, 200);
      tally.after = trailOf(request.client);
    }
  }

  function trailOf(client: string) {
    const known = trails.get(client);
    if (known) return known;
    const trail = followed();
    if (trails.size < MOST_FOLLOWED) trails.set(client, trail);
    return trail;
  }

  function see(request: Logged): void {
    const target = plainTarget(request.target);
    for (const attack of attacks) {
      if (attack.methods?.includes(request.method) === false || !attack.target.test(target)) continue;
      if (attack.except?.test(target) === true) continue;
      if (attack.body && !(request.body !== undefined && attack.body.test(request.body))) continue;
      count(attack, request);
    }
  }

  return {
    following: () => trails.size > 0,
    hear(line: string, isHit: boolean): void {
      const request = isHit || mayBeFollowed(line, trails) ? readLine(line) : undefined;
      if (!request) return;
      if (isHit) see(request);
      trails.get(request.client)?.add(request);
    },
    tell: (): readonly Hunted[] =>
      attacks.flatMap((attack) => {
        const all = [...(tallies.get(attack)?.values() ?? [])];
        if (all.length === 0) return [];
        const more = over.get(attack) ?? { asked: 0, worked: 0 };
        const sorted = all.toSorted((one, other) => other.worked - one.worked || other.asked - one.asked);
        return [
          {
            attack,
            asked: all.reduce((sum, { asked }) => sum + asked, more.asked),
            worked: all.reduce((sum, { worked }) => sum + worked, more.worked),
            clients: all.length,
            attackers: sorted.slice(0, 5).map((tally) => attackerOf(tally)),
          },
        ];
      }),
  };
}

function tallyOf(request: Logged): Tally {
  const { client, agent, at } = request;
  return {
    client: client.slice(0, 100),
    agent: agent.slice(0, 200),
    asked: 0,
    worked: 0,
    failed: 0,
    statuses: new Set(),
    first: at,
    last: at,
    request: named(request),
  };
}

function named({ method, target }: Logged): string {
  return `${method} ${target.slice(0, 200)}`;
}

function attackerOf({ client, agent, asked, worked, statuses, first, last, request, after }: Tally): Attacker {
  const told = after?.tell();
  return {
    client,
    agent,
    asked,
    worked,
    statuses: [...statuses],
    first,
    last,
    request,
    ...(told ? { after: told } : {}),
  };
}

/** A cheap look at who asked, before the line is read. */
function mayBeFollowed(line: string, trails: ReadonlyMap<string, unknown>): boolean {
  if (line.startsWith('{')) return true;
  const space = line.indexOf(' ');
  return trails.has(line.slice(0, space)) || trails.has(line.slice(space + 1, line.indexOf(' ', space + 1)));
}
