import type { DatabaseLogin } from '../../core/own.ts';
import type { Login } from './login.ts';

const sockets = [
  '/run/mysqld/mysqld.sock',
  '/var/run/mysqld/mysqld.sock',
  '/var/lib/mysql/mysql.sock',
  '/tmp/mysql.sock',
];
const postgresSockets = ['/run/postgresql', '/var/run/postgresql', '/tmp'];

/**
 * The ways in which the host of a store's configuration can be meant, in the order in which PHP would try them:
 * `localhost` is the socket first, `host:port` and `host:/path/of/socket` stand in one, `p:` asks for a kept connection.
 */
export function variants(login: DatabaseLogin): readonly Login[] {
  if (login.driver === 'sqlite') return [];
  const common = {
    driver: login.driver,
    user: login.user,
    password: login.password,
    name: login.name,
    tls: 'try',
  } as const;
  const usual = login.driver === 'mysql' ? 3306 : 5432;
  const { host, port, socket } = split(login.host);
  const address = { ...common, host: host === '' ? 'localhost' : host, port: login.port ?? port ?? usual };
  const named = login.socket ?? socket;
  if (named) return [{ ...address, socket: named }, ...(host === '' || host === 'localhost' ? [] : [address])];
  if (host !== '' && host !== 'localhost') return [address];
  const known = login.driver === 'mysql' ? sockets : postgresSockets;
  const byPort = { ...address, host: '127.0.0.1' };
  const bySocket = known.map((path) => ({ ...address, socket: path }));
  // PHP ignores a port beside `localhost`; people who write one mean it.
  return address.port === usual ? [...bySocket, byPort] : [byPort, ...bySocket];
}

function split(written: string): { host: string; port?: number; socket?: string } {
  const host = written.trim().replace(/^p:/, '');
  if (host.startsWith('/')) return { host: '', socket: host };
  const bracketed = /^\[([0-9a-f:.]+)\](?::(\d{1,5}))?$/i.exec(host);
  if (bracketed) return { host: bracketed[1] ?? '', ...(bracketed[2] ? { port: Number(bracketed[2]) } : {}) };
  const colon = host.indexOf(':');
  if (colon < 0 || colon !== host.lastIndexOf(':')) return { host };
  const rest = host.slice(colon + 1);
  if (rest.startsWith('/')) return { host: host.slice(0, colon), socket: rest };
  return /^\d{1,5}$/.test(rest) ? { host: host.slice(0, colon), port: Number(rest) } : { host: host.slice(0, colon) };
}

/** Whether it means the machine on which the store itself runs. */
export function isOwnMachine({ host, socket }: Pick<Login, 'host' | 'socket'>): boolean {
  return socket !== undefined || host === 'localhost' || host === '::1' || host.startsWith('127.');
}
