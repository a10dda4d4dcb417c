import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import type { AnyAuthMethod, Client, ConnectConfig, ServerHostKeyAlgorithm } from 'ssh2';
import { CannotTell, UserError } from '../../core/errors.ts';
import type { Tools } from '../../core/tools.ts';
import { judgeKey, type KnownKey, knownKeys } from './known-hosts.ts';

export interface SshTarget {
  readonly user: string;
  readonly host: string;
  readonly port: number;
  /** A private key file, instead of the default ones. */
  readonly identity?: string;
}

/** What stands after `--ssh`, or between the slashes of `sftp://`: `user@host[:port]`. */
export function parseSshTarget(words: string, identity?: string): SshTarget {
  const url = URL.parse(`ssh://${words}`);
  if (!url || url.hostname === '' || /[\s/]/.test(words)) {
    throw new UserError(`"${words}" names no SSH account.`, { hint: 'Such as user@host or user@host:2222' });
  }
  if (url.password) {
    throw new UserError('A password must not stand in an SSH address.', {
      hint: 'Use a key: --identity FILE, or ssh-agent.',
    });
  }
  return {
    user: decodeURIComponent(url.username) || userInfo().username,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 22 : Number(url.port),
    ...(identity === undefined ? {} : { identity }),
  };
}

const READY_MILLISECONDS = 20_000;

/**
 * Signs in by key or agent, after the host's key was found in known_hosts. Throws `UserError` for an unknown or changed
 * host key or where no key is accepted, `CannotTell` where the host does not answer.
 */
export async function connectSsh(target: SshTarget, tools: Tools): Promise<Client> {
  const known = keysOf(target);
  const shown: { key?: Buffer } = {};
  const client = new ssh2.Client();
  const config: ConnectConfig = {
    host: target.host,
    port: target.port,
    username: target.user,
    readyTimeout: READY_MILLISECONDS,
    keepaliveInterval: 15_000,
    authHandler: methods(target),
    hostVerifier: (key: Buffer) => {
      shown.key = key;
      return judgeKey(known, key) === 'known';
    },
    ...orderOf(known),
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => reject(tools.signal.reason);
      tools.signal.addEventListener('abort', stop, { once: true });
      client.once('ready', resolve);
      client.once('error', reject);
      client.once('close', () => reject(new Error('closed')));
      client.connect(config);
    });
  } catch (error) {
    client.on('error', () => undefined);
    client.destroy();
    tools.signal.throwIfAborted();
    throw explain(target, known, shown.key, error);
  }
  client.on('error', () => undefined);
  // Questions and answers are small: without this each waits for the acknowledgement of the one before.
  client.setNoDelay(true);
  return client;
}

function keysOf({ host, port }: SshTarget): readonly KnownKey[] {
  const files = [join(homedir(), '.ssh/known_hosts'), join(homedir(), '.ssh/known_hosts2'), '/etc/ssh/ssh_known_hosts'];
  return files.flatMap((file) => knownKeys(readFile(file)?.toString('utf8') ?? '', host, port));
}

/** Asks for a kind of key that is known, so that a host with several keys does not show another one first. */
function orderOf(known: readonly KnownKey[]): Pick<ConnectConfig, 'algorithms'> {
  const types = [...new Set(known.filter(({ marker }) => marker === '').map(({ type }) => type))];
  const names = types.flatMap((type) => (type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : [type]));
  const offered = names.filter((name): name is ServerHostKeyAlgorithm => algorithms.has(name));
  return offered.length === 0 ? {} : { algorithms: { serverHostKey: offered } };
}

const algorithms: ReadonlySet<string> = new Set([
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
]);

function methods({ user: username, identity }: SshTarget): AnyAuthMethod[] {
  const agent = process.env['SSH_AUTH_SOCK'];
  const files = identity === undefined ? defaultKeys() : [identity];
  const keys = files.flatMap((file) => {
    const key = readFile(file);
    if (!key && identity !== undefined) {
      throw new UserError(`The key file "${identity}" cannot be read.`, {
        hint: '--identity takes a private key file.',
      });
    }
    return key && !(ssh2.utils.parseKey(key) instanceof Error) ? [{ type: 'publickey' as const, username, key }] : [];
  });
  if (identity !== undefined && keys.length === 0 && !agent) {
    throw new UserError(`The key file "${identity}" is locked with a passphrase, or is no private key.`, {
      hint: 'Load it with ssh-add, and try again.',
    });
  }
  return agent ? [...keys, { type: 'agent', username, agent }] : keys;
}

function defaultKeys(): readonly string[] {
  return ['id_ed25519', 'id_ecdsa', 'id_rsa'].map((name) => join(homedir(), '.ssh', name));
}

function readFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function explain(target: SshTarget, known: readonly KnownKey[], key: Buffer | undefined, cause: unknown): Error {
  const where = target.port === 22 ? target.host : `${target.host}:${target.port}`;
  const verdict = key && judgeKey(known, key);
  const port = target.port === 22 ? '' : `-p ${target.port} `;
  if (key && verdict === 'unknown') {
    return new UserError(`The host ${where} is not known yet. It shows the key ${fingerprint(key)}.`, {
      hint: `Compare it with what your host tells you, then sign in once with: ssh ${port}${target.user}@${target.host}`,
    });
  }
  if (key && (verdict === 'changed' || verdict === 'revoked')) {
    return new UserError(
      `The host ${where} shows another key than before: ${fingerprint(key)}. Somebody may stand in between.`,
      {
        hint: `Ask your host. If the change is meant: ssh-keygen -R "${port === '' ? target.host : `[${target.host}]:${target.port}`}", then sign in once with ssh.`,
      },
    );
  }
  const level = cause instanceof Error && 'level' in cause ? cause.level : undefined;
  if (level === 'client-authentication') {
    return new UserError(`The host ${where} does not accept a key of ${target.user}.`, {
      hint: 'Give one with --identity FILE, or load it with ssh-add.',
      cause,
    });
  }
  return new CannotTell('unreachable', `The host ${where} does not answer by SSH.`, { cause });
}

/** As `ssh-keygen -l` prints it. */
function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
