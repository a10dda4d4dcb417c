import type { Cell, Row } from '../core/hands.ts';

/** A cell as text; nothing is the empty text. */
export function textIn(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell);
}

/** Whether a cell says yes: 1, true, yes, on. */
export function isOn(cell: Cell | undefined): boolean {
  return /^(?:1|true|yes|on|t)$/i.test(textIn(cell).trim());
}

/**
 * A database's date and time, or seconds since 1970, as ISO 8601; taken as UTC where no zone is given. Zero dates,
 * dates before 1990 and what is no date are `undefined`.
 */
export function timeIn(cell: Cell | undefined): string | undefined {
  const text = textIn(cell).trim();
  const seconds = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : Number.NaN;
  const dated = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d))?/.exec(text);
  const time = dated ? Date.parse(`${dated[1]}T${dated[2] ?? '00:00:00'}Z`) : seconds;
  return Number.isFinite(time) && time > Date.UTC(1990) ? new Date(time).toISOString() : undefined;
}

/** Rows of names and values as a map: the first row of a name counts. */
export function byName(rows: readonly Row[] | undefined, name: string, value: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const row of rows ?? []) {
    const key = textIn(row[name]);
    if (key !== '' && !map.has(key)) map.set(key, textIn(row[value]));
  }
  return map;
}

/** An object without the entries that are `undefined`, for properties that may be absent but not undefined. */
export function known<Entries extends Record<string, unknown>>(
  entries: Entries,
): { readonly [Name in keyof Entries]?: Exclude<Entries[Name], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Entries]?: Exclude<Entries[Name], undefined>;
  }; // what is undefined was just taken out
}
