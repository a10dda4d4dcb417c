import { createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { UserError } from '../../core/errors.ts';
import type { Keeper } from '../../core/keeper.ts';
import { derivedKey } from './derive.ts';
import { KEY_BYTES } from './local-keeper.ts';
import { assertWhole, boundOf, readRing, type RingFile, type RingKey, ringText } from './ring.ts';
import type { DataKey } from './sealed.ts';

/** Writes the text of the ring so that either the old or the new one is there, whatever happens meanwhile. */
export interface RingStore {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/** The key ring, opened: the keys in clear, in memory only. */
export interface Keys {
  readonly vault: string;
  readonly fingerprint: KeyObject;
  readonly log: KeyObject;
  readonly entries: () => readonly RingKey[];
  /** The key of that id, active or retired. */
  keyOf(id: number): DataKey | undefined;
  /** The key to seal with; made and written to the ring if there is none yet. */
  keyFor(use: 'values' | 'undo', of: string): Promise<DataKey>;
  /** Makes a new key for the same use; the old ones only open from then on. */
  renew(use: 'values' | 'undo', of: string): Promise<DataKey>;
  /** Forgets keys for good. */
  destroy(ids: readonly number[]): Promise<void>;
  /** Wraps every key anew. Data are not touched. */
  rewrap(keeper: Keeper): Promise<void>;
}

/** Makes a new ring. A ring that is there already is left alone. */
export async function makeKeys(store: RingStore, keeper: Keeper, now: () => Date): Promise<Keys> {
  if ((await store.read()) !== undefined)
    throw new UserError('There is a key ring already.', {
      hint: 'New keys are made with: storewarden vault rotate.',
    });
  const vault = randomUUID();
  const secret = randomBytes(KEY_BYTES);
  const head = { id: 1, use: 'ring', of: '', made: now().toISOString(), state: 'active' } as const;
  const wrapped = await wrap(keeper, secret, vault, head);
  await store.write(ringText({ version: 1, vault, keeper: keeper.place, keys: [{ ...head, wrapped }] }, secret));
  return openKeys(store, keeper, now);
}

/** Opens the ring that is there. */
export async function openKeys(store: RingStore, keeper: Keeper, now: () => Date): Promise<Keys> {
  const text = await store.read();
  if (text === undefined) throw new UserError('There is no key ring yet.', { hint: 'Run: storewarden vault init.' });
  let ring = readRing(text);
  const clear = await unwrapAll(ring, keeper);
  const secret = clear.get(ring.keys.find(({ use }) => use === 'ring')?.id ?? 0);
  if (!secret) throw new UserError('The key ring holds no secret of its own.');
  assertWhole(ring, secret);
  const objects = new Map([...clear].map(([id, bytes]) => [id, { id, key: createSecretKey(bytes) }]));
  let by = keeper;

  async function write(next: RingFile): Promise<void> {
    await store.write(ringText(next, secret ?? new Uint8Array()));
    ring = next;
  }

  async function add(use: 'values' | 'undo', of: string): Promise<DataKey> {
    const bytes = randomBytes(KEY_BYTES);
    const id = Math.max(...ring.keys.map((key) => key.id)) + 1;
    const head = { id, use, of, made: now().toISOString(), state: 'active' } as const;
    const wrapped = await wrap(by, bytes, ring.vault, head);
    const keys = ring.keys.map((key) =>
      key.use === use && key.of === of && key.state === 'active' ? { ...key, state: 'retired' as const } : key,
    );
    await write({ ...ring, keys: [...keys, { ...head, wrapped }] });
    const made = { id, key: createSecretKey(bytes) };
    objects.set(id, made);
    return made;
  }

  return {
    vault: ring.vault,
    fingerprint: derivedKey(secret, ring.vault, 'fingerprint'),
    log: derivedKey(secret, ring.vault, 'log'),
    entries: () => ring.keys,
    keyOf: (id) => objects.get(id),
    async keyFor(use, of) {
      const found = ring.keys.find((key) => key.use === use && key.of === of && key.state === 'active');
      return (found && objects.get(found.id)) ?? add(use, of);
    },
    renew: add,
    async destroy(ids) {
      const gone = new Set(ids);
      const keys = ring.keys.map((key) =>
        gone.has(key.id) && key.use !== 'ring' ? { ...key, state: 'destroyed' as const, wrapped: '' } : key,
      );
      await write({ ...ring, keys });
      for (const id of ids) objects.delete(id);
    },
    async rewrap(next) {
      const keys: RingKey[] = [];
      for (const key of ring.keys) {
        const bytes = key.id === 1 ? secret : objects.get(key.id)?.key.export();
        keys.push(bytes ? { ...key, wrapped: await wrap(next, bytes, ring.vault, key) } : key);
      }
      await write({ ...ring, keeper: next.place, keys });
      by = next;
    },
  };
}

async function unwrapAll(ring: RingFile, keeper: Keeper): Promise<Map<number, Uint8Array>> {
  const clear = new Map<number, Uint8Array>();
  for (const key of ring.keys) {
    if (key.state === 'destroyed') continue;
    clear.set(key.id, await keeper.unwrap(Buffer.from(key.wrapped, 'base64'), boundOf(ring.vault, key)));
  }
  return clear;
}

async function wrap(
  keeper: Keeper,
  bytes: Uint8Array,
  vault: string,
  key: Pick<RingKey, 'id' | 'use' | 'of'>,
): Promise<string> {
  return Buffer.from(await keeper.wrap(bytes, boundOf(vault, key))).toString('base64');
}
