import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const program = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));

/** Why no SSH server can be started here; `false` if one can. */
export const noSshd = program === undefined || process.platform === 'win32' ? 'no sshd is installed here' : false;

/** An OpenSSH server on loopback with keys, settings and known hosts of its own. */
export interface SshServer {
  readonly user: string;
  readonly port: number;
  /** The private key that it lets in. */
  readonly identity: string;
  /** A home folder whose `.ssh/known_hosts` knows it. */
  readonly home: string;
  stop(): void;
}

export async function startSshd(): Promise<SshServer> {
  const room = mkdtempSync(join(tmpdir(), 'storewarden-sshd-'));
  for (const name of ['host', 'user']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(room, name)]);
  }
  const port = await freePort();
  mkdirSync(join(room, 'home/.ssh'), { recursive: true });
  const [type, bytes] = readFileSync(join(room, 'host.pub'), 'utf8').split(' ');
  writeFileSync(join(room, 'home/.ssh/known_hosts'), `[127.0.0.1]:${port} ${type} ${bytes}\n`);
  writeFileSync(join(room, 'config'), settings(room, port));
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = spawn(program ?? '', ['-D', '-e', '-f', join(room, 'config')], { stdio: 'ignore' });
  await answering(port, server);
  return {
    user: userInfo().username,
    port,
    identity: join(room, 'user'),
    home: join(room, 'home'),
    stop() {
      server.kill();
      rmSync(room, { recursive: true, force: true });
    },
  };
}

function settings(room: string, port: number): string {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(room, 'host')}`,
    `AuthorizedKeysFile ${join(room, 'user.pub')}`,
    `PidFile ${join(room, 'pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    'Subsystem sftp internal-sftp',
    '',
  ].join('\n');
}

/** A port of loopback on which nobody listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answering(port: number, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200 && server.exitCode === null; attempt++) {
    const ready = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('connect', () => resolve(socket.destroy() !== undefined));
      socket.on('error', () => resolve(false));
    });
    if (ready) return;
    await setTimeout(50);
  }
  throw new Error('sshd did not start');
}
