import { UserError } from '../core/errors.ts';
import { type Json, Unknown } from '../core/fact.ts';
import type { Known } from './gather.ts';

/** What `--save-facts` writes: all that was learned, to be judged again without touching the store. */
export type SavedFacts = {
  readonly version: 1;
  readonly store: { readonly id: string; readonly name: string; readonly url?: string };
  readonly learned: string;
  readonly asked: readonly string[];
  readonly facts: Readonly<
    Record<string, { readonly value: Json } | { readonly unknown: { readonly why: string; readonly detail: string } }>
  >;
};

/** Facts as plain data, by id. */
export function saveFacts(known: Known): SavedFacts['facts'] {
  return Object.fromEntries(
    [...known].map(([id, value]) => [
      id,
      value instanceof Unknown ? { unknown: { why: value.why, detail: value.detail } } : { value: value as Json },
    ]),
  );
}

/** The reverse; refuses what is not a facts file of this version. */
export function loadFacts(saved: unknown): SavedFacts & { readonly known: Known } {
  const file = saved as SavedFacts | null;
  if (
    typeof file !== 'object' ||
    file?.version !== 1 ||
    typeof file.facts !== 'object' ||
    typeof file.store?.id !== 'string'
  ) {
    throw new UserError('That file does not hold facts of storewarden.', { hint: 'Write one with --save-facts FILE.' });
  }
  const known: Known = new Map();
  for (const [id, entry] of Object.entries(file.facts)) {
    const why = 'unknown' in entry ? (entry.unknown.why as Unknown['why']) : undefined;
    known.set(id, 'unknown' in entry ? new Unknown(why ?? 'failed', entry.unknown.detail) : entry.value);
  }
  return { ...file, known };
}
