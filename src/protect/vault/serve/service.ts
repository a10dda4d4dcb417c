import type { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { Answer, Answered, Asked } from '../../../core/listen.ts';
import type { Log } from '../../../core/tools.ts';
import { type Access, type Client, clientOf, type Scope, scopes } from '../access.ts';
import { fingerprint } from '../derive.ts';
import type { Record } from '../record.ts';
import { gather, makeTurn } from './gather.ts';
import { messages, MOST_AT_ONCE } from './messages.ts';
import { makeOpener } from './open.ts';
import { openapi } from './openapi.ts';
import { makeRate, type Rate } from './rate.ts';
import type { Reach } from './reach.ts';
import { Refusal, refusals } from './refusal.ts';
import { isCardNumber, makeTokeniser } from './tokenise.ts';

export interface ServiceTools {
  readonly now: () => Date;
  /** Milliseconds that never go back. */
  readonly ticks: () => number;
  readonly log: Log;
  /** Most milliseconds until an answer. */
  readonly patience: number;
}

/** The service behind `vault serve`: what was asked in, what is answered out. */
export interface Service {
  readonly answer: Answer;
  /** From now on `/healthz` says that it is going away. */
  leave(): void;
}

const WRONG_KEYS_A_MINUTE = 60;
/** Requests whose openings are written down together. */
const OPENINGS_AT_ONCE = 100;
const JSON_TYPE = { 'content-type': 'application/json' };

export function makeService(reach: Reach, record: Record, tools: ServiceTools): Service {
  const turn = makeTurn();
  const tokenise = gather(turn, MOST_AT_ONCE, steady(reach, makeTokeniser(reach, tools.now)));
  const open = gather(turn, OPENINGS_AT_ONCE, steady(reach, makeOpener(reach, record, tools.now)));
  const rates = new Map<string, { readonly perMinute: number; readonly rate: Rate }>();
  const wrongKeys = makeRate(WRONG_KEYS_A_MINUTE, tools.ticks);
  const document = JSON.stringify(openapi());
  let isLeaving = false;

  async function clientFor(asked: Asked, scope: Scope): Promise<Client> {
    const { access } = await record.standing();
    const [, key = ''] = /^Bearer +([^ ]{1,200})$/i.exec(asked.header('authorization') ?? '') ?? [];
    const client = clientOf(access, key);
    if (!client) {
      const wait = wrongKeys.take(1);
      if (wait > 0) throw new Refusal('too-many', 'Too many unknown keys.', { 'retry-after': String(wait) });
      throw new Refusal('no-key', 'Send "Authorization: Bearer KEY".', { 'www-authenticate': 'Bearer' });
    }
    if (!client.scopes.includes(scope)) throw new Refusal('no-scope', `The key has no scope "${scope}".`);
    forgetOthers(access);
    return client;
  }

  function forgetOthers(access: Access): void {
    if (rates.size <= access.clients.length) return;
    for (const id of rates.keys()) if (!access.clients.some((one) => one.id === id)) rates.delete(id);
  }

  function count(client: Client, values: number): void {
    let found = rates.get(client.id);
    if (found?.perMinute !== client.perMinute) {
      found = { perMinute: client.perMinute, rate: makeRate(client.perMinute, tools.ticks) };
      rates.set(client.id, found);
    }
    const wait = found.rate.take(values);
    if (wait > 0)
      throw new Refusal('too-many', `The client may handle ${client.perMinute} values a minute.`, {
        'retry-after': String(wait),
      });
  }

  async function health(): Promise<Answered> {
    const database = await within(
      tools.patience,
      turn.alone(async () => (await reach.database()).installed()),
    );
    const isUp = database && !isLeaving;
    return { status: isUp ? 200 : 503, headers: JSON_TYPE, body: JSON.stringify({ status: isUp ? 'ok' : 'away' }) };
  }

  async function does(scope: Scope, asked: Asked): Promise<unknown> {
    const client = await clientFor(asked, scope);
    const body = parse(asked);
    if (scope === 'open') {
      const wanted = read(messages.open.asked, body);
      const all = 'tokens' in wanted ? wanted.tokens : [wanted.token];
      count(client, all.length);
      assertAll(all, (token) => /^\d(?:[ .-]?\d){11,18}$/.test(token), 'is no token');
      const [told] = await open([{ client, tokens: all, who: wanted.who, why: wanted.why }]);
      if (!told) throw new Error('one is asked, and one is answered');
      if ('refused' in told) throw new ManyRefused(told.refused, told.at);
      const { numbers } = told;
      return 'tokens' in wanted ? { numbers } : { number: numbers[0] };
    }
    const wanted = read(messages[scope].asked, body);
    const all = 'numbers' in wanted ? wanted.numbers : [wanted.number];
    count(client, all.length);
    assertAll(all, isCardNumber, 'is no card number, or is a token already');
    if (scope === 'tokenise') {
      const tokens = await tokenise(all.map((number) => ({ client: client.name, space: client.space, number })));
      return 'numbers' in wanted ? { tokens } : { token: tokens[0] };
    }
    const { fingerprint: key } = await reach.keys();
    const fingerprints = all.map((number) => fingerprint(key, number));
    return 'numbers' in wanted ? { fingerprints } : { fingerprint: fingerprints[0] };
  }

  async function route(asked: Asked): Promise<Answered> {
    const isRead = asked.method === 'GET' || asked.method === 'HEAD';
    if (asked.path === '/healthz' || asked.path === '/openapi.json') {
      if (!isRead) throw new Refusal('wrong-method', 'Use GET.', { allow: 'GET, HEAD' });
      return asked.path === '/healthz' ? await health() : { status: 200, headers: JSON_TYPE, body: document };
    }
    const scope = scopes.find((one) => asked.path === `/v1/${one}`);
    if (!scope) throw new Refusal('not-found', 'See /openapi.json.');
    if (asked.method !== 'POST') throw new Refusal('wrong-method', 'Use POST.', { allow: 'POST' });
    return { status: 200, headers: JSON_TYPE, body: JSON.stringify(await within(tools.patience, does(scope, asked))) };
  }

  return {
    async answer(asked) {
      try {
        return await route(asked);
      } catch (error) {
        if (asked.path === '/healthz' && !(error instanceof Refusal))
          return { status: 503, headers: JSON_TYPE, body: JSON.stringify({ status: 'away' }) };
        return refused(error, tools.log);
      }
    },
    leave() {
      isLeaving = true;
    },
  };
}

/** One more try on a new connection, if the database went away meanwhile. */
function steady<Item, Result>(
  reach: Reach,
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (items: readonly Item[]) => Promise<readonly Result[]> {
  return async (items) => {
    try {
      return await work(items);
    } catch (error) {
      if (error instanceof Refusal || !(error instanceof UserError)) throw error;
      await reach.doubt();
      return work(items);
    }
  };
}

/** All of a batch is refused for the sake of some of it. */
class ManyRefused extends Refusal {
  readonly values: readonly number[];
  constructor(first: Refusal, values: readonly number[]) {
    super(first.kind, first.message, first.headers);
    this.values = values;
  }
}

function refused(error: unknown, log: Log): Answered {
  const refusal = error instanceof Refusal ? error : unexpected(error, log);
  const { kind, status, headers, message } = refusal;
  const values = refusal instanceof ManyRefused && refusal.values.length > 0 ? { values: refusal.values } : {};
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: kind, title: refusals[kind].title, status, detail: message, ...values }),
  };
}

/** Words of a database or of the machine may hold a value: they stay here. */
function unexpected(error: unknown, log: Log): Refusal {
  if (error instanceof UserError) {
    log.warn('the vault could not be reached');
    return new Refusal('away', 'Try again in a moment.', { 'retry-after': '5' });
  }
  log.error('a request to the vault broke');
  return new Refusal('broken', 'It was not done.');
}

function parse(asked: Asked): unknown {
  if (!/^application\/json(?:\s*;|$)/i.test(asked.header('content-type') ?? ''))
    throw new Refusal('not-json', 'Send "Content-Type: application/json".');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(asked.body));
  } catch {
    throw new Refusal('malformed', 'The body is no JSON in UTF-8.');
  }
}

function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal('malformed', 'The body is not as /openapi.json describes it.');
  return parsed.data;
}

function assertAll(all: readonly string[], isGood: (text: string) => boolean, words: string): void {
  const wrong = all.flatMap((text, at) => (isGood(text) ? [] : [at]));
  if (wrong.length > 0) throw new ManyRefused(new Refusal('no-card', `A value ${words}.`), wrong);
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(
      () => fail(new Refusal('away', 'The database takes too long.', { 'retry-after': '5' })),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
