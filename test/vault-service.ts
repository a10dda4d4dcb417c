import { randomBytes } from 'node:crypto';
import type { ListenLimits } from '../src/core/listen.ts';
import type { VaultDatabase } from '../src/core/vault-database.ts';
import { listen } from '../src/io/listen.ts';
import { type Access, nobody, withClient } from '../src/protect/vault/access.ts';
import { type Keys, makeKeys, type RingStore } from '../src/protect/vault/keys.ts';
import { localKeeper } from '../src/protect/vault/local-keeper.ts';
import { beginLog, type LogStore } from '../src/protect/vault/log.ts';
import { openRecord, type Record } from '../src/protect/vault/record.ts';
import { serviceOf } from '../src/protect/vault/serve/place.ts';
import { makeReach } from '../src/protect/vault/serve/reach.ts';
import { makeService } from '../src/protect/vault/serve/service.ts';
import { trialTools, type VaultTrial } from './vault-trial.ts';

/** A log in memory. */
export function memoryLog(): LogStore & { readonly written: string[] } {
  const written: string[] = [];
  let head: string | undefined;
  return {
    written,
    lines: async () => [...written],
    append: async (lines) => void written.push(...lines.split('\n')),
    head: async () => head,
    setHead: async (text) => void (head = text),
    alone: (work) => work(),
  };
}

export interface ServiceTrial {
  readonly at: string;
  readonly keys: () => Promise<Keys>;
  readonly record: Record;
  readonly log: LogStore & { readonly written: string[] };
  readonly said: string[];
  readonly database: VaultDatabase;
  /** The clock that the service sees. */
  readonly clock: { now: number };
  /** Adds a client, and answers with its key. */
  client(wish: Partial<Parameters<typeof withClient>[1]> & { readonly name: string }): Promise<string>;
  change(change: (access: Access) => Access): Promise<void>;
  ask(key: string, what: string, body: unknown): Promise<{ readonly status: number; readonly body: Record_ }>;
  stop(): Promise<void>;
}
type Record_ = { readonly [name: string]: unknown };

export const trialLimits: ListenLimits = {
  bodyBytes: 64 * 1024,
  headMilliseconds: 10_000,
  wholeMilliseconds: 20_000,
  connections: 400,
};

/** The service on a port of its own, over a database of its own. */
export async function startService(
  trial: VaultTrial,
  limits = trialLimits,
  more: { readonly patience?: number } = {},
): Promise<ServiceTrial> {
  let ring: string | undefined;
  const store: RingStore = { read: async () => ring, write: async (text) => void (ring = text) };
  const keeper = localKeeper({ kind: 'env', name: 'TRIAL' }, randomBytes(32));
  const { openKeys } = await import('../src/protect/vault/keys.ts');
  const keys = await makeKeys(store, keeper, trialTools.now);
  const log = memoryLog();
  await beginLog(log, keys.log);
  const record = openRecord(log, keys.log);
  const said: string[] = [];
  const say = (message: string, fields?: unknown): void => void said.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const clock = { now: Date.parse('2026-11-24T10:00:00Z') };
  const database = await trial.open();
  await database.install();
  const reach = makeReach(trial.open, store.read, () => openKeys(store, keeper, trialTools.now));
  const service = makeService(reach, record, {
    now: () => new Date(clock.now),
    ticks: () => performance.now(),
    log: { debug: say, info: say, warn: say, error: say },
    patience: more.patience ?? 30_000,
  });
  const server = await listen({ kind: 'port', host: '127.0.0.1', port: 0 }, undefined, limits, service.answer);
  const change = async (make: (access: Access) => Access): Promise<void> => {
    await record.add(
      ({ access }) => [{ did: 'access', who: 'owner', why: 'test', what: JSON.stringify(make(access)) }],
      new Date(clock.now),
    );
  };
  return {
    at: server.at,
    keys: () => openKeys(store, keeper, trialTools.now),
    record,
    log,
    said,
    database,
    clock,
    change,
    async client(wish) {
      const full = { scopes: ['tokenise', 'open', 'fingerprint'], space: 'shop', columns: [], perMinute: 1e6, ...wish };
      const made = withClient((await record.standing()).access ?? nobody, full);
      await (await openKeys(store, keeper, trialTools.now)).keyFor('values', serviceOf(full.space));
      await change(() => made.access);
      return made.key;
    },
    async ask(key, what, body) {
      const response = await fetch(`${server.at}/v1/${what}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record_ };
    },
    async stop() {
      service.leave();
      await server.close(1000);
      await reach.close();
      await database.close();
    },
  };
}
