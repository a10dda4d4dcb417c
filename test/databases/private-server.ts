import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';

/** A database server of our own, on a port and in a folder of its own, that may be killed. */
export interface PrivateServer {
  readonly dsn: string;
  /** `kill -9` of the server and all its processes. */
  kill(): Promise<void>;
  /** Starts it again; it recovers by itself. */
  start(): Promise<void>;
  remove(): Promise<void>;
  /** Milliseconds of CPU that the server and its processes have used (Linux). */
  cpu(): number;
}

export async function makePrivateServer(
  kind: 'mysql' | 'postgres',
  more: readonly string[] = [],
): Promise<PrivateServer> {
  const folder = mkdtempSync(join(tmpdir(), `sw-private-${kind}-`));
  const port = await freePort();
  const data = join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  if (kind === 'mysql')
    execFileSync(
      'mariadb-install-db',
      [
        '--no-defaults',
        `--datadir=${data}`,
        '--auth-root-authentication-method=normal',
        ...(isRoot ? ['--user=root'] : []),
      ],
      { stdio: 'ignore' },
    );
  else {
    // PostgreSQL does not run as root.
    if (isRoot) execFileSync('chown', ['postgres', folder]);
    chmodSync(folder, 0o700);
    asPostgres(postgresTool('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync']);
  }
  const command =
    kind === 'mysql'
      ? [
          'mariadbd',
          '--no-defaults',
          `--datadir=${data}`,
          `--port=${port}`,
          `--socket=${join(folder, 'socket')}`,
          `--pid-file=${join(folder, 'pid')}`,
          '--bind-address=127.0.0.1',
          ...(isRoot ? ['--user=root'] : []),
          ...more,
        ]
      : [
          ...(isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : []),
          postgresTool('postgres'),
          '-D',
          data,
          '-p',
          String(port),
          '-k',
          folder,
          '-h',
          '127.0.0.1',
          ...more,
        ];
  const user = kind === 'mysql' ? 'root' : 'postgres';
  const bare = `${kind}://${user}@127.0.0.1:${port}`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    for (let tried = 0; ; tried++) {
      // A group of its own, so that all its processes can be killed at once.
      child = spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore', detached: true });
      if (await answers(kind, bare, child)) return;
      if (tried === 20) throw new Error(`the private ${kind} server does not start`);
      await sleep(300);
    }
  }

  async function kill(): Promise<void> {
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    if (child?.pid !== undefined && child.exitCode === null) {
      const { pid } = child;
      const all = processesOf(pid).map(({ id }) => id);
      for (const id of new Set([pid, ...all])) if (isAlive(id)) process.kill(id, 'SIGKILL');
      await ended;
    }
  }

  await start();
  await runOnce(kind, bare, 'CREATE DATABASE shop');
  return {
    dsn: `${bare}/shop`,
    kill,
    start,
    cpu: () => cpuOf(child?.pid ?? 0),
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

async function answers(kind: 'mysql' | 'postgres', dsn: string, child: ChildProcess): Promise<boolean> {
  for (let tried = 0; tried < 300; tried++) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    try {
      await runOnce(kind, dsn, 'SELECT 1');
      return true;
    } catch {
      await sleep(100); // it is still starting, or recovering
    }
  }
  return false;
}

interface Process {
  readonly id: number;
  readonly ticks: number;
}

/** proc_pid_stat(5): the server and its children; PostgreSQL gives each of them a session of its own. */
function processesOf(server: number): readonly Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number);
      if (Number(name) !== server && fields[1] !== server) return [];
      // Its own time in both modes; of the server also that of children that have ended.
      const ended = Number(name) === server ? (fields[13] ?? 0) + (fields[14] ?? 0) : 0;
      return [{ id: Number(name), ticks: (fields[11] ?? 0) + (fields[12] ?? 0) + ended }];
    } catch {
      return []; // it has just ended
    }
  });
}

function cpuOf(server: number): number {
  return processesOf(server).reduce((sum, { ticks }) => sum + ticks, 0) * 10;
}

/** One statement over a connection of its own. */
async function runOnce(kind: 'mysql' | 'postgres', dsn: string, sql: string): Promise<void> {
  if (kind === 'mysql') {
    const link = await mysql.createConnection({ uri: dsn });
    await link.query(sql);
    await link.end();
    return;
  }
  const link = new pg.Client(dsn.includes('/shop') ? dsn : `${dsn}/postgres`);
  link.on('error', () => undefined);
  await link.connect();
  await link.query(sql);
  await link.end();
}

function asPostgres(command: string, words: readonly string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [first, ...rest] = isRoot
    ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...words]
    : [command, ...words];
  execFileSync(first ?? '', rest, { stdio: 'ignore', cwd: tmpdir() });
}

/** Distributions keep the programs of PostgreSQL in a folder of their own. */
function postgresTool(name: string): string {
  return join(execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim(), name);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error()),
      );
    });
  });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
