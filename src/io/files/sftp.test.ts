import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { CannotTell, UserError } from '../../core/errors.ts';
import type { FileEntry, Files } from '../../core/hands.ts';
import type { Tools } from '../../core/tools.ts';
import { freePort, noSshd, startSshd } from '../../../test/ssh/server.ts';
import { openFiles } from './open.ts';

const home = process.env['HOME'];
const agent = process.env['SSH_AUTH_SOCK'];
const sshd = noSshd === false ? await startSshd() : undefined;
const skip = noSshd;
const room = sshd ? dirname(sshd.identity) : '';
const { user = '', port = 0 } = sshd ?? {};

const quiet = () => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

before(() => {
  if (!sshd) return;
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(room, 'stranger')]);
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
  process.env['HOME'] = sshd.home;
  delete process.env['SSH_AUTH_SOCK'];
});

after(() => {
  if (home !== undefined) process.env['HOME'] = home;
  if (agent !== undefined) process.env['SSH_AUTH_SOCK'] = agent;
  sshd?.stop();
});

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
