import type { DatabaseLogin } from '../core/own.ts';

/**
 * A host as PHP configurations write it (`host`, `host:3307`, `host:/run/mysqld.sock`, `:/run/mysqld.sock`,
 * `p:host`, `[::1]:3306`), as the parts of a login. An empty host is `localhost`; `port` is the one written apart.
 */
export function mysqlHost(written: string, port?: number): Pick<DatabaseLogin, 'host' | 'port' | 'socket'> {
  const text = written.trim().replace(/^p:/, '');
  const six = /^\[([0-9a-f:.%]{2,60})\](?::(\d{1,5}))?$/i.exec(text);
  if (six?.[1]) return { host: six[1], ...portOf(six[2], port) };
  const at = text.indexOf(':');
  if (at < 0 || at !== text.lastIndexOf(':')) return { host: text || 'localhost', ...portOf(undefined, port) };
  const host = text.slice(0, at) || 'localhost';
  const rest = text.slice(at + 1);
  return rest.startsWith('/') ? { host, socket: rest } : { host, ...portOf(rest, port) };
}

function portOf(written: string | undefined, apart: number | undefined): { port?: number } {
  const port = written !== undefined && /^\d{1,5}$/.test(written) ? Number(written) : apart;
  return port !== undefined && Number.isInteger(port) && port > 0 && port < 65_536 ? { port } : {};
}
