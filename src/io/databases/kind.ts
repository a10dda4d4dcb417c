import type { Cell } from '../../core/hands.ts';

/** What a column's type means for comparing and cutting. `short` text never needs to be cut. */
export type Kind = 'number' | 'boolean' | 'bit' | 'decimal' | 'bytes' | 'shape' | 'short' | 'text';

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:bool|boolean)\b/, 'boolean'],
  [/^bit\b/, 'bit'],
  [/^(?:tiny|small|medium|big)?int|^integer|^serial|^bigserial|^smallserial|^year|^int[248]|^oid\b/, 'number'],
  [/^(?:float|double|real)/, 'number'],
  [/^(?:decimal|numeric|dec|fixed|money)/, 'decimal'],
  [/^(?:date|time|timestamp|datetime|enum|uuid|inet|interval)/, 'short'],
  [/blob|^(?:var)?binary|^bytea/, 'bytes'],
  [/^(?:geometry|point|linestring|polygon|multi|geometrycollection)/, 'shape'],
];

/** The kind of a column type as the database, or a dump's CREATE TABLE, writes it. */
export function kindOf(type: string): Kind {
  const lower = type.toLowerCase();
  return kinds.find(([pattern]) => pattern.test(lower))?.[1] ?? 'text';
}

/** Text as a database or dump writes it, as the cell that a live database would give. */
export function readCell(text: string, kind: Kind): Cell {
  if (kind === 'boolean')
    return text === 't' || text === 'true' || text === '1'
      ? 1
      : text === 'f' || text === 'false' || text === '0'
        ? 0
        : text;
  if (kind !== 'number' || text === '') return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value;
}

/** The bytes of `\x6869`, PostgreSQL's way to write them, as latin-1 text. */
export function bytesOf(text: string): string {
  return /^\\x(?:[0-9a-f]{2})*$/i.test(text) ? Buffer.from(text.slice(2), 'hex').toString('latin1') : text;
}
