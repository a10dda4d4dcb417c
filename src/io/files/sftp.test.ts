import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { CannotTell, UserError } from '../../core/errors.ts';
import type { FileEntry, Files } from '../../core/hands.ts';
import type { Tools } from '../../core/tools.ts';
import { openFiles } from './open.ts';

const program = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));
const skip = program === undefined || process.platform === 'win32' ? 'no sshd is installed here' : false;
const room = mkdtempSync(join(tmpdir(), 'storewarden-sshd-'));
const home = process.env['HOME'];
const agent = process.env['SSH_AUTH_SOCK'];
const user = userInfo().username;
let server: ChildProcess | undefined;
let port = 0;

const quiet = () => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

before(async () => {
  if (skip !== false) return;
  for (const name of ['host', 'user', 'stranger']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(room, name)]);
  }
  mkdirSync(join(room, 'home/.ssh'), { recursive: true });
  mkdirSync(join(room, 'shop/a'), { recursive: true });
  writeFileSync(join(room, 'shop/index.php'), 'hello');
  writeFileSync(join(room, 'shop/a/big.bin'), 'x'.repeat(300_000));
  writeFileSync(join(room, 'shop/new\nline'), '1');
  writeFileSync(join(room, 'outside'), 'secret');
  symlinkSync('../outside', join(room, 'shop/out'));
  symlinkSync('index.php', join(room, 'shop/in'));
  symlinkSync('..', join(room, 'shop/up'));
  execFileSync('mkfifo', [join(room, 'shop/pipe')]);
  mkdirSync(join(room, 'empty'));
  process.env['HOME'] = join(room, 'home');
  delete process.env['SSH_AUTH_SOCK'];
  port = await freePort();
  writeFileSync(join(room, 'authorized'), readFileSync(join(room, 'user.pub')));
  writeFileSync(join(room, 'config'), config());
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  server = spawn(program ?? '', ['-D', '-e', '-f', join(room, 'config')], { stdio: 'ignore' });
  await answering();
});

after(() => {
  server?.kill();
  if (home !== undefined) process.env['HOME'] = home;
  if (agent !== undefined) process.env['SSH_AUTH_SOCK'] = agent;
  rmSync(room, { recursive: true, force: true });
});

function config(): string {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(room, 'host')}`,
    `AuthorizedKeysFile ${join(room, 'authorized')}`,
    `PidFile ${join(room, 'pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    'Subsystem sftp internal-sftp',
    '',
  ].join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answering(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const ready = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('connect', () => resolve(socket.destroy() !== undefined));
      socket.on('error', () => resolve(false));
    });
    if (ready) return;
    await setTimeout(50);
  }
}

function know(key = 'host.pub'): void {
  const [type, bytes] = readFileSync(join(room, key), 'utf8').split(' ');
  writeFileSync(join(room, 'home/.ssh/known_hosts'), `[127.0.0.1]:${port} ${type} ${bytes}\n`);
}

async function open<Result>(work: (files: Files) => Promise<Result>, path = 'shop', key = 'user'): Promise<Result> {
  const opened = await openFiles(
    `sftp://${user}@127.0.0.1:${port}${join(room, path)}`,
    { identity: join(room, key) },
    tools,
  );
  try {
    return await work(opened.files);
  } finally {
    await opened.close();
  }
}

async function all(files: Files): Promise<FileEntry[]> {
  const found: FileEntry[] = [];
  for await (const entry of files.walk()) found.push(entry);
  return found;
}

test('a folder on another machine is walked and read as one on this machine is', { skip }, async () => {
  know();
  const local = await openFiles(join(room, 'shop'), {}, tools);
  const here = await all(local.files);

  await open(async (files) => {
    assert.deepEqual(await all(files), here);
    assert.equal(await files.text('index.php'), 'hello');
    assert.equal(await files.text('in'), 'hello');
    assert.equal(await files.text('new\nline'), '1');
    assert.equal(await files.text('nothing'), undefined);
    assert.equal(await files.text('a'), undefined);
    assert.equal((await files.bytes('a/big.bin', 299_990, 100))?.length, 10);
    let size = 0;
    for await (const chunk of files.read('a/big.bin')) size += chunk.length;
    assert.equal(size, 300_000);
    assert.equal(files.kind, 'sftp');
    assert.ok(files.live);
  });
});

test('links out of the root, and special files, are not opened on another machine', { skip }, async () => {
  know();

  await open(async (files) => {
    assert.equal(await files.text('out'), undefined);
    assert.equal(await files.text('up/outside'), undefined);
    assert.equal(await files.text('../outside'), undefined);
    assert.equal(await files.text('pipe'), undefined);
    await all(files);
    assert.equal(files.left().outsideLinks, 2);
    assert.equal(files.left().special, 1);
  });
});

test('--ssh with a root opens the same folder', { skip }, async () => {
  know();
  const ssh = { ssh: `${user}@127.0.0.1:${port}`, identity: join(room, 'user') };

  const opened = await openFiles(join(room, 'shop'), ssh, tools);

  assert.equal(await opened.files.text('index.php'), 'hello');
  await opened.close();
});

test('an unknown host is refused, with its fingerprint and how to make it known', { skip }, async () => {
  rmSync(join(room, 'home/.ssh/known_hosts'), { force: true });

  await assert.rejects(open(all), (error) => {
    assert.ok(error instanceof UserError);
    assert.match(error.message, /not known yet.*SHA256:/);
    assert.match(error.hint ?? '', /ssh -p/);
    return true;
  });
});

test('a host that shows another key than before is refused', { skip }, async () => {
  know('stranger.pub');

  await assert.rejects(
    open(all),
    (error) => error instanceof UserError && /another key than before/.test(error.message),
  );
});

test(
  'a key that the host does not accept, and a folder that is not there, are mistakes of the user',
  { skip },
  async () => {
    know();

    await assert.rejects(
      open(all, 'shop', 'stranger'),
      (error) => error instanceof UserError && /does not accept/.test(error.message),
    );
    await assert.rejects(
      open(all, 'nowhere'),
      (error) => error instanceof UserError && /no folder/.test(error.message),
    );
    await assert.rejects(open(all, 'empty'), (error) => error instanceof UserError && /is empty/.test(error.message));
    await assert.rejects(
      open(all, 'shop', 'missing'),
      (error) => error instanceof UserError && /cannot be read/.test(error.message),
    );
  },
);

test('a machine that does not answer cannot be told', async () => {
  const closed = await freePort();

  await assert.rejects(
    openFiles(`sftp://x@127.0.0.1:${closed}/shop`, {}, tools),
    (error) => error instanceof CannotTell && error.why === 'unreachable',
  );
});

test('an address with a password, or without an account, is refused', async () => {
  const password = ['user', 'word'].join(':');
  await assert.rejects(
    openFiles(`sftp://${password}@127.0.0.1/shop`, {}, tools),
    (error) => error instanceof UserError && !error.message.includes('word@'),
  );
  await assert.rejects(openFiles('sftp:///shop', {}, tools), UserError);
});
