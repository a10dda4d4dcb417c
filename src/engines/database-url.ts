import type { DatabaseLogin } from '../core/own.ts';
import { known } from './cells.ts';

const drivers: Readonly<Record<string, DatabaseLogin['driver']>> = {
  mysql: 'mysql',
  mysql2: 'mysql',
  'pdo-mysql': 'mysql',
  pdo_mysql: 'mysql',
  mariadb: 'mysql',
  postgres: 'postgres',
  postgresql: 'postgres',
  pgsql: 'postgres',
  'pdo-pgsql': 'postgres',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
};

/** A `DATABASE_URL` of Doctrine and its kin (percent-encoded parts, `unix_socket` or `socket` as parameter) as a login. */
export function databaseUrl(written: string | undefined): DatabaseLogin | undefined {
  const [, scheme = '', rest = ''] = /^([a-z0-9_-]{1,20}):(?:\/\/)?(.{1,4000})$/i.exec(written?.trim() ?? '') ?? [];
  const driver = drivers[scheme.toLowerCase()];
  if (!driver || /\$\{|%env\(/.test(rest)) return undefined;
  if (driver === 'sqlite')
    return {
      driver,
      host: '',
      user: '',
      password: '',
      name: rest.replace(/\?.*$/, '').replace(/^\/*(?:%kernel\.project_dir%|\.)\//, ''),
    };
  // Passwords may hold characters that the URL parser would stumble over: the last @ before the path ends them.
  const mark = /@[^/@?]{0,300}(?:\/[^@]{0,2000})?$/.exec(rest)?.index ?? -1;
  const login = mark < 0 ? '' : rest.slice(0, mark);
  const [place = '', query = ''] = rest.slice(mark + 1).split('?', 2);
  const colon = login.indexOf(':');
  const parameters = new URLSearchParams(query);
  const [, host = '', port, name = ''] =
    /^(\[[0-9a-f:.]{2,60}\]|[^:/]{0,300})(?::(\d{1,5}))?(?:\/([^/]{0,200}))?\/?$/i.exec(place) ?? [];
  const socket = parameters.get('unix_socket') ?? parameters.get('socket') ?? undefined;
  const database = decoded(name) || (parameters.get('dbname') ?? '');
  if (database === '') return undefined;
  return {
    driver,
    host: host.replace(/^\[|\]$/g, '') || 'localhost',
    user: decoded(colon < 0 ? login : login.slice(0, colon)),
    password: colon < 0 ? '' : decoded(login.slice(colon + 1)),
    name: database,
    ...known({ port: port === undefined ? undefined : Number(port), socket }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
