import { readFileSync } from 'node:fs';
import { UserError } from '../../core/errors.ts';
import type { Login } from './login.ts';

export type Address =
  | { readonly kind: 'server'; readonly login: Login }
  | { readonly kind: 'sqlite'; readonly path: string };

const shapes = 'mysql://user@host/name, postgres://user@host/name, sqlite:FILE, or a dump FILE.sql[.gz|.zst|.bz2]';
const tlsWords = ['off', 'try', 'on', 'verify'] as const;

/**
 * The address of a database as a person typed it; `undefined` if it is a path. The password may be `env:NAME` or
 * `file:PATH`; `?socketPath=` names a socket, `?tls=off|try|on|verify` how far encryption is insisted on. No message
 * holds the address itself, since a password may stand in it.
 */
export function parseDsn(where: string, env: Readonly<Record<string, string | undefined>>): Address | undefined {
  const file = /^sqlite:(?:\/\/(?=\/))?(.*)$/i.exec(where);
  if (file) return { kind: 'sqlite', path: required(file[1], 'the file of the SQLite database') };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(where)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  const driver =
    scheme === 'mysql' || scheme === 'mariadb'
      ? 'mysql'
      : scheme === 'postgres' || scheme === 'postgresql'
        ? 'postgres'
        : undefined;
  if (!driver)
    throw new UserError(`Databases of the kind "${scheme}" are not known.`, { hint: `--db takes ${shapes}` });
  const url = URL.parse(where);
  if (!url)
    throw new UserError('The address of the database cannot be read.', {
      hint: `Write it as ${shapes}; characters such as @ : / # ? in a password as %40 %3A %2F %23 %3F.`,
    });
  const socket = url.searchParams.get('socketPath') ?? undefined;
  const tls = tlsWords.find((word) => word === (url.searchParams.get('tls') ?? 'try'));
  if (!tls) throw new UserError('tls= takes off, try, on or verify.', { hint: 'try is what is done without it.' });
  return {
    kind: 'server',
    login: {
      driver,
      host: url.hostname === '' ? 'localhost' : url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || (driver === 'mysql' ? 3306 : 5432)),
      ...(socket === undefined ? {} : { socket }),
      user: required(plain(url.username), 'the user name'),
      password: secret(plain(url.password), env),
      name: required(plain(url.pathname.slice(1)), 'the name of the database'),
      tls,
    },
  };
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UserError('A % in the address of the database stands for no character.', {
      hint: 'Write a plain % as %25.',
    });
  }
}

function required(text: string | undefined, what: string): string {
  if (text) return text;
  throw new UserError(`The address of the database lacks ${what}.`, { hint: `Write it as ${shapes}.` });
}

function secret(text: string, env: Readonly<Record<string, string | undefined>>): string {
  if (text.startsWith('env:')) {
    const value = env[text.slice(4)];
    if (value === undefined)
      throw new UserError(`The environment holds no variable "${text.slice(4)}".`, {
        hint: 'The password of the database refers to it.',
      });
    return value;
  }
  if (!text.startsWith('file:')) return text;
  try {
    return readFileSync(text.slice(5), 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new UserError(`The file "${text.slice(5)}" cannot be read.`, {
      hint: 'The password of the database refers to it.',
      cause: error,
    });
  }
}
