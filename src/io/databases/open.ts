import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { CannotTell, UserError } from '../../core/errors.ts';
import { Unknown } from '../../core/fact.ts';
import type { Database, Files } from '../../core/hands.ts';
import type { DatabaseLogin } from '../../core/own.ts';
import type { Tools } from '../../core/tools.ts';
import { parseDsn } from './address.ts';
import { openDump } from './dump/dump.ts';
import { headOf } from './dump/unpack.ts';
import { isOwnMachine, variants } from './hosts.ts';
import { type Login, nameOf } from './login.ts';
import { openMysql } from './mysql.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { openTunnel } from './tunnel.ts';

export interface DatabaseTarget {
  /** `auto`, a DSN, or the path of a dump. */
  readonly where: string;
  /** From the store's own configuration, if its files were looked at. */
  readonly logins: readonly DatabaseLogin[] | undefined;
  readonly files: Files | Unknown;
  readonly ssh: { readonly ssh?: string; readonly identity?: string };
}

export interface OpenDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/**
 * Opens a live database read-only, or a dump. What a person typed wrongly is a `UserError`; a database that stays
 * closed is `CannotTell` or `Unknown`, so that the rest of the audit goes on.
 */
export async function openDatabase(target: DatabaseTarget, tools: Tools): Promise<OpenDatabase | Unknown> {
  if (target.where === 'auto') return openOwn(target, tools);
  const address = parseDsn(target.where, process.env);
  if (address?.kind === 'server') return openServer(address.login, target, tools);
  const path = address?.path ?? target.where;
  if (!existsSync(path))
    throw new UserError(`There is no file "${path}".`, {
      hint: '--db takes auto, none, an address such as mysql://user@host/name, sqlite:FILE, or a dump.',
    });
  if (!statSync(path).isFile())
    throw new UserError(`"${path}" is no file.`, { hint: '--db takes the file of a dump or of a SQLite database.' });
  try {
    const isSqlite = headOf(path, 16).toString('latin1') === 'SQLite format 3\0';
    if (address && !isSqlite)
      throw new UserError(`"${path}" is no SQLite database.`, { hint: 'Give a dump without sqlite: in front.' });
    return isSqlite ? openSqlite(path) : await openDump(path, tools);
  } catch (error) {
    if (isSystem(error))
      throw new CannotTell(
        error.code === 'EACCES' ? 'no-access' : 'failed',
        `The file "${path}" cannot be read (${error.code}).`,
        { cause: error },
      );
    throw error;
  }
}

function isSystem(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

async function openServer(login: Login, target: DatabaseTarget, tools: Tools): Promise<OpenDatabase> {
  if (target.ssh.ssh === undefined)
    return login.driver === 'mysql' ? openMysql(login, tools.signal) : openPostgres(login, tools.signal);
  const tunnel = await openTunnel(login, target.ssh, tools);
  try {
    const opened = await (login.driver === 'mysql'
      ? openMysql(tunnel.login, tools.signal)
      : openPostgres(tunnel.login, tools.signal));
    return {
      database: { ...opened.database, name: `${nameOf(login)}, through SSH` },
      close: () => opened.close().finally(() => tunnel.close()),
    };
  } catch (error) {
    await tunnel.close();
    throw error;
  }
}

/** With the logins of the store's own configuration, one after the other, until one lets us in. */
async function openOwn(target: DatabaseTarget, tools: Tools): Promise<OpenDatabase | Unknown> {
  const { logins, files } = target;
  if (!logins)
    return new Unknown(
      'not-asked',
      "No database was looked at: the store's own configuration was not found; add --db.",
    );
  if (logins.length === 0) return new Unknown('not-asked', "The store's configuration names no database; add --db.");
  let first: CannotTell | undefined;
  for (const login of logins) {
    for (const open of ways(login, files, target, tools)) {
      try {
        return await open();
      } catch (error) {
        if (!(error instanceof CannotTell)) throw error;
        // A wrong password says more than a socket that is not there.
        if (!first || (first.why === 'unreachable' && error.why !== 'unreachable')) first = error;
      }
    }
  }
  return new Unknown(
    first?.why ?? 'unsupported',
    `${first?.message ?? 'The kind of database is not known.'} Give another address with --db, or a dump.`,
  );
}

function ways(
  login: DatabaseLogin,
  files: Files | Unknown,
  target: DatabaseTarget,
  tools: Tools,
): readonly (() => Promise<OpenDatabase>)[] {
  const isHere = !(files instanceof Unknown) && files.kind === 'folder';
  if (login.driver === 'sqlite') return [() => openOwnFile(login, files)];
  const all = variants(login);
  if (target.ssh.ssh !== undefined) return all.map((way) => () => openServer(way, target, tools));
  if (isHere) return all.map((way) => () => openServer(way, target, tools));
  const away = all.find((way) => !isOwnMachine(way));
  if (away && !(files instanceof Unknown) && files.kind === 'sftp') return [() => openServer(away, target, tools)];
  // "localhost" in a copy is not this machine: another store's database may answer here.
  return [
    () =>
      Promise.reject(
        new CannotTell('not-asked', "The files are a copy, and the store's database runs on another machine."),
      ),
  ];
}

async function openOwnFile(login: DatabaseLogin, files: Files | Unknown): Promise<OpenDatabase> {
  if (files instanceof Unknown || files.kind !== 'folder')
    throw new CannotTell('unsupported', 'The SQLite file of the store is on another machine.');
  const path = isAbsolute(login.name) ? login.name : join(files.name, login.name);
  if (!existsSync(path))
    throw new CannotTell('unreachable', 'The SQLite file that the configuration names is not there.');
  return openSqlite(path);
}
