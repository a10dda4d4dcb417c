/** A value of PHP as far as it can be told without running code; what cannot is `undefined`. */
export type Php = string | number | boolean | null | undefined | PhpMap;
/** An array of PHP: keys in order, lists by `0`, `1`, …; without a prototype. */
export interface PhpMap {
  readonly [key: string]: Php;
}

const MOST_KEYS = 1_000;
const MOST_MERGED = 50_000;

export function isMap(value: unknown): value is PhpMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys. */
export function at(value: Php, ...path: readonly string[]): Php {
  let here = value;
  for (const key of path) {
    if (!isMap(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

/** The text at a path; numbers as they are written, anything else is `undefined`. */
export function textAt(value: Php, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' ? found : undefined;
}

/** The whole number at a path, also where it is written as text. */
export function numberAt(value: Php, ...path: readonly string[]): number | undefined {
  const text = textAt(value, ...path);
  return text !== undefined && /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

/** An empty array. */
export function emptyMap(): Record<string, Php> {
  return Object.create(null) as Record<string, Php>; // no prototype, so that no key can reach one
}

/** Two arrays as `array_replace_recursive` joins them; at most 50,000 keys. */
export function merge(one: PhpMap, other: PhpMap, budget = { left: MOST_MERGED }): PhpMap {
  const joined = emptyMap();
  for (const [key, value] of [...Object.entries(one), ...Object.entries(other)]) {
    if (budget.left-- <= 0) break;
    const before = joined[key];
    joined[key] = isMap(before) && isMap(value) ? merge(before, value, budget) : value;
  }
  return joined;
}

/** `into` with `value` at a path; an empty key appends. */
export function nest(into: Php, path: readonly string[], value: Php): Php {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isMap(into) && Object.keys(into).length >= MOST_KEYS) return into;
  const map = Object.assign(emptyMap(), isMap(into) ? into : {});
  const name = key === '' ? nextKey(map) : key;
  map[name] = nest(map[name], rest, value);
  return map;
}

function nextKey(map: PhpMap): string {
  const numbers = Object.keys(map).filter((key) => /^\d{1,9}$/.test(key));
  return String(numbers.length === 0 ? 0 : Math.max(...numbers.slice(-1_000).map(Number)) + 1);
}
