/** One request, as a web server wrote it down. */
export interface Logged {
  /** The address that asked, or what the log has in its place. */
  readonly client: string;
  /** Milliseconds since 1970; `undefined` where the line tells no time that can be read. */
  readonly at: number | undefined;
  /** In capitals. */
  readonly method: string;
  /** Path and query, as they came. */
  readonly target: string;
  readonly status: number;
  readonly agent: string;
  /** What was sent, in the few logs that keep it. */
  readonly body?: string;
}

const LONGEST = 32_768;
// [virtual host] address identity user [time] "request" status size ["referer" "agent"]
const plain =
  /^(?:[\w.:*[\]-]{1,260} )?([0-9a-fA-F.:]{3,45}|[\w.-]{1,260}),? \S{1,200} [^[\n]{1,200}\[([^\]\n]{10,40})\] "([A-Z]{3,10}) ([^\n]{0,30000}?)(?: HTTP\/[\d.]{1,3})?" (\d{3}) \S{1,20}(?: "(?:[^"\\\n]|\\.){0,4000}" "((?:[^"\\\n]|\\.){0,2000})")?/;

/** Reads a line of the common or combined form, or one JSON object; `undefined` if it is neither. */
export function readLine(line: string): Logged | undefined {
  if (line.length > LONGEST) return undefined;
  if (line.startsWith('{')) return readJson(line);
  const [, client, time, method, target, status, agent] = plain.exec(line) ?? [];
  if (client === undefined || time === undefined || method === undefined || target === undefined) return undefined;
  return { client, at: timeOf(time), method, target: pathOf(target), status: Number(status), agent: agent ?? '' };
}

const names = {
  client: ['remote_addr', 'remote_ip', 'client_ip', 'clientip', 'ClientHost', 'client', 'ip', 'host'],
  time: ['time_iso8601', 'time_local', '@timestamp', 'timestamp', 'time', 'StartUTC', 'msec', 'ts'],
  method: ['request_method', 'method', 'RequestMethod', 'verb'],
  target: ['request_uri', 'uri', 'url', 'RequestPath', 'path'],
  status: ['status', 'status_code', 'DownstreamStatus', 'response', 'code'],
  agent: ['http_user_agent', 'user_agent', 'agent', 'request_User-Agent', 'userAgent'],
  body: ['request_body', 'body', 'post_data'],
} as const;

type Fields = Readonly<Record<string, unknown>>;

function readJson(line: string): Logged | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const outer = fieldsOf(json);
  // Caddy and others put what was asked for into an object of its own.
  const inner = fieldsOf(outer['request']);
  const find = (of: keyof typeof names): string | undefined => textOf(outer, names[of]) ?? textOf(inner, names[of]);
  const whole = /^([A-Z]{3,10}) (\S{1,30000})(?: HTTP\/[\d.]{1,3})?$/.exec(textOf(outer, ['request']) ?? '');
  const [client, method, target] = [find('client'), whole?.[1] ?? find('method'), whole?.[2] ?? find('target')];
  const status = Number(find('status') ?? Number.NaN);
  if (client === undefined || method === undefined || target === undefined || !(status >= 100)) return undefined;
  const agents = fieldsOf(inner['headers'])['User-Agent'];
  const agent = find('agent') ?? (Array.isArray(agents) ? String(agents[0] ?? '') : '');
  const body = find('body');
  const at = timeOf(find('time') ?? '');
  return {
    client,
    at,
    method: method.toUpperCase(),
    target: pathOf(target),
    status,
    agent,
    ...(body === undefined ? {} : { body }),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function textOf(fields: Fields, wanted: readonly string[]): string | undefined {
  for (const name of wanted) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

/** Some servers write the whole address. */
function pathOf(target: string): string {
  const [, path] = /^https?:\/\/[^/]{1,260}(\/.*)$/i.exec(target) ?? [];
  return path ?? target;
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const common = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?: ([+-])(\d{2})(\d{2}))?/;

/** Milliseconds of `10/Oct/2026:13:55:36 +0200`, of ISO 8601, or of seconds since 1970. */
export function timeOf(text: string): number | undefined {
  const [, day, name = '', year, hour, minute, second, sign, zoneHours, zoneMinutes] = common.exec(text) ?? [];
  const month = name === '' ? -1 : months.indexOf(name) / 3;
  if (day !== undefined) {
    if (!Number.isInteger(month) || month < 0 || Number(hour) > 23) return undefined;
    const local = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second));
    const zone = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * 60_000;
    const at = sign === '-' ? local + zone : local - zone;
    return Number.isFinite(at) ? at : undefined;
  }
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(text)) return Math.floor(Number(text) * 1000);
  const at = /^\d{4}-\d\d-\d\d[T ]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) ? at : undefined;
}

/** The target in lower case with its percent signs undone, twice over; slashes that stand together are one. */
export function plainTarget(target: string): string {
  const once = decoded(target);
  return (once.includes('%') ? decoded(once) : once).toLowerCase().replaceAll(/\/{2,}/g, '/');
}

function decoded(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}
