/** What came from outside, as far as it is an object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Its own fields; none where it is something else. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The objects of a list. */
export function items(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map((one) => fields(one)) : [];
}

/** The texts of a list. */
export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

const LONGEST = 300;

/** An own text of an object, of a sensible length and without characters that part lines. */
export function text(value: unknown, name: string): string | undefined {
  const found = Object.hasOwn(fields(value), name) ? fields(value)[name] : undefined;
  return typeof found === 'string' && found.length <= LONGEST && !/[\t\n\r]/.test(found) ? found : undefined;
}

/** `YYYY-MM-DD`. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day);
}

/** The latest of some days; empty where there are none. */
export function newest(days: Iterable<string>): string {
  return [...days].reduce((one, other) => (one > other ? one : other), '');
}
