import type { StoreColumn } from '../../core/vault-database.ts';

/** What the cells of a column type are, as the databases write their types. */
export function cellKind(type: string): StoreColumn['kind'] {
  const lower = type.toLowerCase();
  if (lower.startsWith('json')) return 'json';
  if (/blob|binary|^bytea/.test(lower)) return 'bytes';
  if (/char|text|clob|^xml|^citext|^string/.test(lower)) return 'text';
  if (/^(?:bigint|int8|smallint|mediumint|integer|int\b|int\()/.test(lower)) return 'integer';
  if (/^(?:decimal|numeric)/.test(lower)) return 'decimal';
  return 'other';
}

/** The number in brackets: `varchar(32)`. */
export function lengthIn(type: string): number | undefined {
  const found = /\((\d+)/.exec(type)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A mistake in the store's database that another try may not meet: a deadlock, a lock that took too long. */
export const passing: ReadonlySet<string> = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  '40001',
  '40P01',
  '55P03',
  'ERR_SQLITE_BUSY',
]);

/** A token that is taken already: the batch is done again with others. */
export const taken: ReadonlySet<string> = new Set(['ER_DUP_ENTRY', '23505']);
