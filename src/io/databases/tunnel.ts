import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, ClientChannel } from 'ssh2';
import type { Tools } from '../../core/tools.ts';
import { connectSsh, parseSshTarget } from '../ssh/connect.ts';
import type { Login } from './login.ts';

export interface Tunnel {
  /** The same login, by way of the tunnel. */
  readonly login: Login;
  close(): Promise<void>;
}

/** A way to the database through SSH: a socket in a folder that only this account of this machine can enter. */
export async function openTunnel(
  login: Login,
  ssh: { readonly ssh?: string; readonly identity?: string },
  tools: Tools,
): Promise<Tunnel> {
  const client = await connectSsh(parseSshTarget(ssh.ssh ?? '', ssh.identity), tools);
  const folder = mkdtempSync(join(tmpdir(), 'storewarden-'));
  // libpq's name for a socket; any name does for MySQL.
  const path = join(folder, `.s.PGSQL.${login.port}`);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    forward(client, login, (channel) => (channel ? connectBoth(socket, channel) : void socket.destroy()));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return {
    login: { ...login, socket: login.driver === 'mysql' ? path : folder, tls: login.tls === 'try' ? 'off' : login.tls },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      client.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function connectBoth(socket: Socket, channel: ClientChannel): void {
  channel.on('error', () => socket.destroy());
  channel.once('close', () => socket.destroy());
  socket.once('close', () => channel.destroy());
  socket.pipe(channel).pipe(socket);
}

/** Opens the way on the far side: to the database's socket, or its host and port. */
function forward(client: Client, login: Login, then: (channel: ClientChannel | undefined) => void): void {
  const done = (error: Error | undefined, channel: ClientChannel): void => then(error ? undefined : channel);
  if (login.socket === undefined) {
    client.forwardOut('127.0.0.1', 0, login.host, login.port, done);
    return;
  }
  const path = login.driver === 'mysql' ? login.socket : `${login.socket}/.s.PGSQL.${login.port}`;
  client.openssh_forwardOutStreamLocal(path, done);
}
