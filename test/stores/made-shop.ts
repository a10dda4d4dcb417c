import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** As it should be, or with everything wrong that its checks know. */
export type State = 'clean' | 'planted';
export type Value = string | number | null;

export interface MadeTable {
  /** Without the prefix. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** A made-up shop in the layout of one engine: our own minimal files, made-up people. */
export interface MadeShop {
  readonly engine: string;
  readonly edition?: string;
  readonly version: string;
  readonly prefix: string;
  readonly adminPath: string | undefined;
  readonly login:
    | { readonly host: string; readonly user: string; readonly password: string; readonly name: string }
    | undefined;
  /** `name` or `name@version`, from the files, sorted. */
  readonly extensions: readonly string[];
  files(state: State): Readonly<Record<string, string>>;
  tables?(state: State): readonly MadeTable[];
  /** Checks that speak of the planted one and not of the clean one. */
  readonly planted: readonly string[];
}

/** Writes the files into a folder of their own. */
export function writeShop(shop: MadeShop, state: State): { readonly root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'storewarden-store-'));
  for (const [path, text] of Object.entries(shop.files(state))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The statements that build its tables in MariaDB. */
export function statementsOf(shop: MadeShop, state: State): string {
  return (shop.tables?.(state) ?? [])
    .flatMap(({ name, columns, rows }) => {
      const table = `\`${shop.prefix}${name}\``;
      const typed = columns.map((column, index) => `\`${column}\` ${isNumber(rows, index) ? 'BIGINT' : 'LONGTEXT'} NULL`);
      const inserts = rows.map((row) => `INSERT INTO ${table} VALUES (${row.map(literal).join(', ')});`);
      return [`CREATE TABLE ${table} (${typed.join(', ')}) DEFAULT CHARSET=utf8mb4;`, ...inserts];
    })
    .join('\n');
}

function isNumber(rows: MadeTable['rows'], index: number): boolean {
  return rows.length > 0 && rows.every((row) => typeof row[index] === 'number');
}

function literal(value: Value): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** What PHP's `serialize` writes. */
export function serialise(value: unknown): string {
  if (typeof value === 'boolean') return `b:${value ? 1 : 0};`;
  if (typeof value === 'number') return `i:${value};`;
  if (typeof value === 'string') return `s:${Buffer.byteLength(value)}:"${value}";`;
  if (typeof value !== 'object' || value === null) return 'N;';
  const list = Array.isArray(value);
  const entries = Object.entries(value).map(([key, one]) => `${serialise(list ? Number(key) : key)}${serialise(one)}`);
  return `a:${entries.length}:{${entries.join('')}}`;
}

/** `define('A', 'b');` for each. */
export function defines(values: Readonly<Record<string, string | boolean>>): string {
  const lines = Object.entries(values).map(([name, value]) => `define('${name}', ${typeof value === 'string' ? `'${value}'` : value});`);
  return `<?php\n${lines.join('\n')}\n`;
}
